using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Text.Json.Nodes;

namespace Quell.EndToEnd.Tests.Browser;

/// <summary>The few words of the browser's own protocol that the tests speak.</summary>
internal sealed class DevTools : IAsyncDisposable
{
    private static readonly TimeSpan s_longest = TimeSpan.FromMinutes(1);

    private readonly ClientWebSocket _socket;
    private readonly ConcurrentDictionary<int, TaskCompletionSource<JsonNode>> _asked = new();
    private readonly CancellationTokenSource _over = new();
    private readonly SemaphoreSlim _sending = new(1, 1);
    private readonly Task _reading;
    private int _last;

    private DevTools(ClientWebSocket socket)
    {
        _socket = socket;
        _reading = Task.Run(ReadAsync);
    }

    /// <summary>Who hears what the browser tells unasked, by session: method and parameters.</summary>
    public ConcurrentDictionary<string, Action<string, JsonNode?>> Listeners { get; } = new(StringComparer.Ordinal);

    public static async Task<DevTools> ConnectAsync(Uri address)
    {
        var socket = new ClientWebSocket();
        await socket.ConnectAsync(address, CancellationToken.None);
        return new DevTools(socket);
    }

    public async Task<JsonNode> AskAsync(string method, JsonObject? parameters = null, string? session = null)
    {
        var id = Interlocked.Increment(ref _last);
        var answer = new TaskCompletionSource<JsonNode>(TaskCreationOptions.RunContinuationsAsynchronously);
        _asked[id] = answer;
        var message = new JsonObject
        {
            ["id"] = id,
            ["method"] = method,
            ["params"] = parameters ?? [],
        };
        if (session is not null)
        {
            message["sessionId"] = session;
        }
        await _sending.WaitAsync(_over.Token);
        try
        {
            await _socket.SendAsync(
                System.Text.Encoding.UTF8.GetBytes(message.ToJsonString()),
                WebSocketMessageType.Text,
                endOfMessage: true,
                _over.Token
            );
        }
        finally
        {
            _sending.Release();
        }
#pragma warning disable VSTHRD003 // The loop that reads completes it, and waits for nobody.
        return await answer.Task.WaitAsync(s_longest);
#pragma warning restore VSTHRD003
    }

    public async ValueTask DisposeAsync()
    {
        await _over.CancelAsync();
#pragma warning disable VSTHRD003 // This object started the loop itself.
        await _reading;
#pragma warning restore VSTHRD003
        _socket.Dispose();
        _sending.Dispose();
        _over.Dispose();
    }

    private async Task ReadAsync()
    {
        try
        {
            while (await MessageAsync() is { } message)
            {
                Take(message);
            }
        }
        catch (Exception ended) when (ended is OperationCanceledException or WebSocketException)
        {
            foreach (var answer in _asked.Values)
            {
                answer.TrySetException(new InvalidOperationException("The browser is gone.", ended));
            }
        }
    }

    private void Take(JsonNode message)
    {
        if (message["id"] is { } id)
        {
            if (_asked.TryRemove((int)id, out var answer))
            {
                if (message["error"] is { } error)
                {
                    answer.SetException(new InvalidOperationException(error.ToJsonString()));
                }
                else
                {
                    answer.SetResult(message["result"]!);
                }
            }
            return;
        }
        if ((string?)message["sessionId"] is { } session && Listeners.TryGetValue(session, out var hear))
        {
            hear((string)message["method"]!, message["params"]);
        }
    }

    private async Task<JsonNode?> MessageAsync()
    {
        using var whole = new MemoryStream();
        var piece = new byte[64 * 1024];
        while (true)
        {
            var read = await _socket.ReceiveAsync(piece.AsMemory(), _over.Token);
            if (read.MessageType == WebSocketMessageType.Close)
            {
                return null;
            }
            await whole.WriteAsync(piece.AsMemory(0, read.Count), _over.Token);
            if (read.EndOfMessage)
            {
                return JsonNode.Parse(whole.ToArray());
            }
        }
    }
}

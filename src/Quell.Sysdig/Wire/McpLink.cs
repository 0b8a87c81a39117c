using System.Text.Json;
using System.Text.Json.Nodes;
using ModelContextProtocol;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;

namespace Quell.Sysdig.Wire;

/// <summary>One connection to one server, from its handshake to its end. It is never mended, only replaced.</summary>
/// <remarks>
/// Requests go out as raw JSON-RPC and results come back as raw JSON, so that arguments are sent exactly as they were
/// approved and an odd result is ours to read. No capability is offered: a server's request for elicitation, sampling or
/// roots is answered by the library with "method not found".
/// </remarks>
internal sealed class McpLink : IAsyncDisposable
{
    private readonly McpClient _client;
    private readonly SentStream _sent;
    private readonly BoundedLineStream _received;
    private readonly LaunchedServer? _server;
    private readonly TimeProvider _time;

    public McpLink(
        McpClient client,
        SentStream sent,
        BoundedLineStream received,
        LaunchedServer? server,
        TimeProvider time
    )
    {
        _client = client;
        _sent = sent;
        _received = received;
        _server = server;
        _time = time;
    }

    public string ServerName => _client.ServerInfo?.Name ?? "unnamed server";

    public bool IsAlive => !_client.Completion.IsCompleted && !_received.HasEnded;

    public async ValueTask<WireReply> RequestAsync(
        string method,
        JsonObject parameters,
        TimeSpan timeout,
        CancellationToken cancellationToken
    )
    {
        if (!IsAlive)
        {
            return new WireReply.NotSent("the connection to the server has ended");
        }

        var before = _sent.Departures;
        using var clock = new CancellationTokenSource(timeout, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(
            clock.Token,
            _received.End,
            cancellationToken
        );
        try
        {
            var request = new JsonRpcRequest { Method = method, Params = parameters };
            var response = await _client.SendRequestAsync(request, either.Token);
            return ReadResult(response.Result);
        }
        catch (McpProtocolException e) when ((int)e.ErrorCode is LineFault.AsksForInput)
        {
            return new WireReply.AskedBack();
        }
        catch (McpProtocolException e) when ((int)e.ErrorCode is LineFault.TooLarge or LineFault.Unreadable)
        {
            return new WireReply.Garbled(LineFault.Text((int)e.ErrorCode, _received.MaxLineBytes));
        }
        catch (McpProtocolException e)
        {
            return new WireReply.Error((int)e.ErrorCode, RemoteError.TextOf(e));
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
        catch (OperationCanceledException) when (clock.IsCancellationRequested)
        {
            return _sent.Departures == before
                ? new WireReply.NotSent($"the server took no request for {timeout.TotalSeconds:0} s")
                : new WireReply.TimedOut($"no answer within {timeout.TotalSeconds:0} s{await WhatWasSaidAsync()}");
        }
        catch (Exception e) when (IsAboutTheAnswer(e) && IsAlive && _sent.Departures != before)
        {
            return new WireReply.Garbled("answer is not one that the protocol library can read");
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // Whatever the library, the pipe or the process came up with: the connection is of no use any more.
            var why = $"the connection ended{await WhatWasSaidAsync()}";
            return _received.Broken is { } broken ? new WireReply.Garbled(broken)
                : _sent.Departures == before ? new WireReply.NotSent(why)
                : new WireReply.Lost(why);
        }
    }

    public async ValueTask DisposeAsync()
    {
        // The process first: while it lives, a read of its output cannot be called back.
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }

        await _client.DisposeAsync();
        await _sent.DisposeAsync();
        await _received.DisposeAsync();
    }

    private static bool IsAboutTheAnswer(Exception e) =>
        e is JsonException or ArgumentException or FormatException or NotSupportedException or McpException;

    private static WireReply ReadResult(JsonNode? result)
    {
        try
        {
            using var document = JsonDocument.Parse(
                result?.ToJsonString() ?? "null",
                new JsonDocumentOptions { MaxDepth = BoundedLineStream.MaxDepth }
            );
            return new WireReply.Result(document.RootElement.Clone());
        }
        catch (Exception e) when (e is JsonException or ArgumentException or InvalidOperationException)
        {
            return new WireReply.Garbled("answer is not JSON that can be read");
        }
    }

    private ValueTask<string> WhatWasSaidAsync() => LastWords.OfAsync(_server, _received);
}

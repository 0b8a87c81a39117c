#pragma warning disable VSTHRD003 // The task is this server's own loop, started in its constructor and awaited at its end.
using System.IO.Pipelines;
using System.Text;
using System.Text.Json;
using Quell.Sysdig;

namespace Quell.Adapters.Tests.Sysdig;

/// <summary>A server written by hand, line by line, for what no decent library would send.</summary>
internal sealed class RawServer : IAsyncDisposable
{
    private const string Tools =
        """{"tools":[{"name":"submit_response_action","inputSchema":{"type":"object"}},{"name":"run_sysql","inputSchema":{"type":"object"}}]}""";

    private readonly Pipe _toServer = new();
    private readonly Pipe _toClient = new();
    private readonly Func<RawServer, string, Task> _onCall;
    private readonly Task _running;

    /// <param name="onCall">Gets the id, as it is written in the request.</param>
    public RawServer(Func<RawServer, string, Task> onCall)
    {
        _onCall = onCall;
        _running = Task.Run(RunAsync);
    }

    public int CallsSeen { get; private set; }

    public McpEndpoint.Streams Endpoint => new(_toClient.Reader.AsStream(), _toServer.Writer.AsStream(), "raw");

    public async Task WriteAsync(string text) => await _toClient.Writer.WriteAsync(Encoding.UTF8.GetBytes(text));

    public Task AnswerAsync(string id, string result) =>
        WriteAsync("{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"result\":" + result + "}\n");

    public Task HangUpAsync() => _toClient.Writer.CompleteAsync().AsTask();

    public async ValueTask DisposeAsync()
    {
        await _toClient.Writer.CompleteAsync();
        await _toServer.Writer.CompleteAsync();
        await _running;
    }

    private async Task RunAsync()
    {
        using var reader = new StreamReader(_toServer.Reader.AsStream());
        while (await reader.ReadLineAsync() is { } line)
        {
            using var message = JsonDocument.Parse(line);
            if (message.RootElement.TryGetProperty("id", out var id))
            {
                await HandleAsync(message.RootElement.GetProperty("method").GetString()!, id.GetRawText());
            }
        }
    }

    private async Task HandleAsync(string method, string id)
    {
        switch (method)
        {
            case "initialize":
                await AnswerAsync(
                    id,
                    """{"protocolVersion":"2025-06-18","capabilities":{"tools":{}},"serverInfo":{"name":"raw","version":"1"}}"""
                );
                break;
            case "tools/list":
                await AnswerAsync(id, Tools);
                break;
            case "tools/call":
                CallsSeen++;
                await _onCall(this, id);
                break;
            default:
                await WriteAsync(
                    "{\"jsonrpc\":\"2.0\",\"id\":"
                        + id
                        + ",\"error\":{\"code\":-32601,\"message\":\"Method not found\"}}\n"
                );
                break;
        }
    }
}

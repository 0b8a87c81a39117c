using System.Collections.Concurrent;
using System.IO.Pipelines;
using System.Text.Json;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using Quell.Sysdig;

namespace Quell.Adapters.Tests.Sysdig;

/// <summary>A real MCP server of the official SDK over pipes, whose tools answer what a test wrote down.</summary>
internal sealed class ScriptedServer : IAsyncDisposable
{
    public delegate ValueTask<CallToolResult> Answering(
        McpServer server,
        JsonElement arguments,
        CancellationToken token
    );

    private static readonly Dictionary<string, JsonElement> s_none = new(StringComparer.Ordinal);

    private readonly Pipe _toServer = new();
    private readonly Pipe _toClient = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentDictionary<string, Answering> _answers = new(StringComparer.Ordinal);
    private readonly McpServer _server;
    private readonly Task _running;

    public ScriptedServer(int pageSize = 100)
    {
        PageSize = pageSize;
        var options = new McpServerOptions
        {
            ServerInfo = new Implementation { Name = "scripted", Version = "1" },
            Capabilities = new ServerCapabilities { Tools = new ToolsCapability { ListChanged = true } },
            Handlers = new McpServerHandlers
            {
                ListToolsHandler = (request, _) => ValueTask.FromResult(Page(request.Params?.Cursor)),
                CallToolHandler = CallAsync,
            },
        };
        _server = McpServer.Create(
            new StreamServerTransport(_toServer.Reader.AsStream(), _toClient.Writer.AsStream()),
            options
        );
        _running = _server.RunAsync(_stop.Token);
    }

    public int PageSize { get; }

    public List<Tool> Tools { get; } =
    [
        .. new[]
        {
            "get_customer_settings",
            "list_response_actions",
            "submit_response_action",
            "get_response_action_status",
            "list_response_action_executions",
            "undo_response_action",
            "get_capture_storage",
            "list_runtime_events",
            "get_event_info",
            "get_event_process_tree",
            "run_sysql",
        }.Select(name => Tool(name, """{"type":"object","properties":{}}""")),
    ];

    public ConcurrentQueue<(string Name, string Arguments)> Calls { get; } = new();

    public McpEndpoint.Streams Endpoint => new(_toClient.Reader.AsStream(), _toServer.Writer.AsStream(), "embedded");

    public static Tool Tool(string name, string schema) =>
        new() { Name = name, InputSchema = JsonDocument.Parse(schema).RootElement };

    public static CallToolResult Text(string text, bool isError = false) =>
        new() { Content = [new TextContentBlock { Text = text }], IsError = isError };

    public static CallToolResult Structured(string json) =>
        new()
        {
            Content = [new TextContentBlock { Text = "see structured content" }],
            StructuredContent = JsonDocument.Parse(json).RootElement,
        };

    public ScriptedServer On(string tool, params CallToolResult[] results)
    {
        var turn = -1;
        return On(
            tool,
            (_, _, _) => ValueTask.FromResult(results[Math.Min(Interlocked.Increment(ref turn), results.Length - 1)])
        );
    }

    public ScriptedServer On(string tool, Answering answer)
    {
        _answers[tool] = answer;
        return this;
    }

    public Task AnnounceChangeAsync() => _server.SendNotificationAsync(NotificationMethods.ToolListChangedNotification);

    public void HangUp()
    {
        _toClient.Writer.Complete();
        _toServer.Reader.CancelPendingRead();
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _toClient.Writer.CompleteAsync();
        await _running.ContinueWith(_ => { }, TaskScheduler.Default);
        await _server.DisposeAsync();
        _stop.Dispose();
    }

    private ListToolsResult Page(string? cursor)
    {
        var from = cursor is null ? 0 : int.Parse(cursor, System.Globalization.CultureInfo.InvariantCulture);
        var next = from + PageSize;
        return new ListToolsResult
        {
            Tools = [.. Tools.Skip(from).Take(PageSize)],
            NextCursor = next < Tools.Count ? next.ToString(System.Globalization.CultureInfo.InvariantCulture) : null,
        };
    }

    private ValueTask<CallToolResult> CallAsync(RequestContext<CallToolRequestParams> request, CancellationToken token)
    {
        var name = request.Params!.Name;
        var arguments = JsonSerializer.SerializeToElement(
            new Dictionary<string, JsonElement>(request.Params.Arguments ?? s_none, StringComparer.Ordinal),
            ScriptJson.Default.DictionaryStringJsonElement
        );
        Calls.Enqueue((name, arguments.GetRawText()));
        return _answers.TryGetValue(name, out var answer)
            ? answer(_server, arguments, token)
            : ValueTask.FromResult(Text($"nothing is scripted for {name}", isError: true));
    }
}

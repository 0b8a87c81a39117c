using System.IO.Pipelines;
using System.Text.Json;
using System.Text.Json.Nodes;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using Quell.Lab.Programs;
using Quell.Lab.Scenarios;
using Quell.Lab.Tools;

namespace Quell.Lab;

/// <summary>
/// A practice tenant in this process: a real MCP server that offers the eleven tools of the runbook over a scenario.
/// Time passes in it by the given clock, from the moment it is opened; its state lives in memory, and in what it is asked to <see cref="TenantMemory">remember</see>.
/// </summary>
/// <remarks>Nothing it does reaches outside: no socket, no process, no file. Serving it on a port is for <see cref="Serving.HttpTenant"/>.</remarks>
public sealed class EmbeddedTenant : IAsyncDisposable
{
    private readonly Tenant _tenant;
    private readonly Pipe _toServer = new();
    private readonly Pipe _toClient = new();
    private readonly CancellationTokenSource _closing = new();
    private readonly Task _serving;

    private EmbeddedTenant(Scenario scenario, TimeProvider clock, TenantMemory? memory, Action<TenantMemory> remember)
    {
        Scenario = scenario;
        _tenant = new Tenant(scenario.Script, clock, memory, remember);
        Programs = new SimulatedPrograms(_tenant);
        ServerInput = _toServer.Writer.AsStream();
        ServerOutput = _toClient.Reader.AsStream();
        _serving = ServeAsync(_toServer.Reader.AsStream(), _toClient.Writer.AsStream(), _closing.Token);
    }

    /// <summary>The client writes here.</summary>
    public Stream ServerInput { get; }

    /// <summary>The client reads here.</summary>
    public Stream ServerOutput { get; }

    /// <summary>kubectl and aws beside this tenant: they answer from the same cluster and account.</summary>
    public SimulatedPrograms Programs { get; }

    /// <summary>What is being played.</summary>
    public Scenario Scenario { get; }

    /// <summary>Starts the tenant and serves it on its pair of pipes.</summary>
    public static EmbeddedTenant Open(Scenario scenario, TimeProvider clock) => new(scenario, clock, null, _ => { });

    /// <summary>Goes on where a tenant of an earlier process stopped: same start, same executions, same ids.</summary>
    /// <param name="memory">What that one remembered last; null, or one of another scenario, starts afresh.</param>
    /// <param name="remember">
    /// Called with all there is to remember at the start and after each submit and undo, before it is answered.
    /// </param>
    public static EmbeddedTenant Open(
        Scenario scenario,
        TimeProvider clock,
        TenantMemory? memory,
        Action<TenantMemory> remember
    )
    {
        var fits = string.Equals(memory?.Scenario, scenario.Name, StringComparison.Ordinal);
        return new EmbeddedTenant(scenario, clock, fits ? memory : null, remember);
    }

    /// <summary>Serves the same tenant to one more client, e.g. on standard input and output, until the input ends.</summary>
    public async Task ServeAsync(Stream input, Stream output, CancellationToken cancellation)
    {
        await using var transport = new StreamServerTransport(input, output, "quell-embedded-tenant");
        await using var server = McpServer.Create(transport, Options());
        try
        {
            await server.RunAsync(cancellation);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // Being closed is the normal end.
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync();
        await _toServer.Writer.CompleteAsync();
        await _serving.WaitAsync(CancellationToken.None);
        await _toClient.Writer.CompleteAsync();
        await _toClient.Reader.CompleteAsync();
        await _toServer.Reader.CompleteAsync();
        _closing.Dispose();
    }

    /// <summary>What one MCP server over this tenant is made of.</summary>
    internal McpServerOptions Options()
    {
        var options = new McpServerOptions();
        Configure(options);
        return options;
    }

    internal void Configure(McpServerOptions options)
    {
        options.ServerInfo = new Implementation
        {
            Name = "quell-embedded-tenant",
            Title = "Quell practice tenant",
            Version = "0.1.0",
        };
        options.ServerInstructions =
            $"A simulated tenant for practice, playing the scenario '{Scenario.Name}'. Nothing in it is real.";
        options.Capabilities = new ServerCapabilities { Tools = new ToolsCapability() };
        options.Handlers = new McpServerHandlers
        {
            ListToolsHandler = (_, _) => ValueTask.FromResult(ListTools()),
            CallToolHandler = (request, _) => ValueTask.FromResult(CallTool(request.Params)),
        };
    }

    private ListToolsResult ListTools() =>
        new() { Tools = [.. Toolbox.All.Where(_tenant.Offers).Select(tool => tool.ToTool())] };

    private CallToolResult CallTool(CallToolRequestParams? call)
    {
        var tool = Toolbox.All.FirstOrDefault(t => string.Equals(t.Name, call?.Name, StringComparison.Ordinal));
        if (call is null || tool is null || !_tenant.Offers(tool))
        {
            throw new McpProtocolException("Unknown tool", McpErrorCode.InvalidParams);
        }

        var given = call.Arguments?.AsReadOnly() ?? (IReadOnlyDictionary<string, JsonElement>)EmptyArguments;
        return _tenant.Call(tool, given) switch
        {
            ToolAnswer.Document document => Answer(document.Json),
            ToolAnswer.Refusal refusal => Error(refusal.Text()),
            ToolAnswer.BadArguments bad => Error(bad.Message),
            _ => throw new InvalidOperationException("A tool answers with a document or an error."),
        };
    }

    private static Dictionary<string, JsonElement> EmptyArguments => new(StringComparer.Ordinal);

    private static CallToolResult Answer(JsonObject json)
    {
        var text = json.ToJsonString();
        using var document = JsonDocument.Parse(text);
        return new CallToolResult
        {
            StructuredContent = document.RootElement.Clone(),
            Content = [new TextContentBlock { Text = text }],
        };
    }

    private static CallToolResult Error(string text) =>
        new() { IsError = true, Content = [new TextContentBlock { Text = text }] };
}

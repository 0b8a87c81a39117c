using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;
using Quell.Lab.Programs;
using Quell.Lab.Scenarios;
using Quell.Runbook.Ports;

namespace Quell.Lab.Tests;

/// <summary>A real MCP client on an embedded tenant whose clock the test moves.</summary>
internal sealed class Client : IAsyncDisposable
{
    public static readonly DateTimeOffset Start = new(2026, 11, 23, 9, 30, 12, 345, TimeSpan.Zero);

    private readonly EmbeddedTenant _tenant;
    private readonly McpClient _mcp;

    private Client(EmbeddedTenant tenant, McpClient mcp, FakeTimeProvider clock)
    {
        _tenant = tenant;
        _mcp = mcp;
        Clock = clock;
    }

    public FakeTimeProvider Clock { get; }

    public McpClient Mcp => _mcp;

    public SimulatedPrograms Programs => _tenant.Programs;

    /// <summary>What the tenant asked to be remembered last.</summary>
    public TenantMemory? Remembered { get; private set; }

    public static Task<Client> ConnectAsync(Scenario scenario) =>
        ConnectAsync(scenario, new FakeTimeProvider(Start), null);

    public static async Task<Client> ConnectAsync(Scenario scenario, FakeTimeProvider clock, TenantMemory? memory)
    {
        TenantMemory? last = null;
        Client? client = null;
        void Remember(TenantMemory now)
        {
            last = now;
            client?.Remembered = now;
        }

        var tenant = EmbeddedTenant.Open(scenario, clock, memory, Remember);
        var transport = new StreamClientTransport(tenant.ServerInput, tenant.ServerOutput);
        var mcp = await McpClient.CreateAsync(transport, cancellationToken: TestContext.Current.CancellationToken);
        client = new Client(tenant, mcp, clock) { Remembered = last };
        return client;
    }

    public static Task<Client> ConnectAsync(string scenario = "cryptominer") => ConnectAsync(Script.Embedded(scenario));

    /// <summary>A scenario made of the smallest one and more YAML.</summary>
    public static Task<Client> ConnectWithAsync(string yaml) => ConnectAsync(Script.Small(yaml));

    /// <summary>Runs kubectl or aws beside the tenant.</summary>
    public async Task<ProgramOutcome.Exited> RunAsync(string commandLine)
    {
        var words = commandLine.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var run = new ProgramRun(words[0], [.. words.Skip(1)], TimeSpan.FromSeconds(20), 32_000_000);
        var outcome = await _tenant.Programs.RunAsync(run, TestContext.Current.CancellationToken);
        return outcome.ShouldBeOfType<ProgramOutcome.Exited>();
    }

    /// <summary>What it printed, when it ended well.</summary>
    public async Task<JsonObject> ReadAsync(string commandLine)
    {
        var exited = await RunAsync(commandLine);
        exited.Code.ShouldBe(0, exited.Error);
        return (JsonObject)JsonNode.Parse(exited.Output.Span)!;
    }

    public void Pass(double seconds) => Clock.Advance(TimeSpan.FromSeconds(seconds));

    public async Task<CallToolResult> CallAsync(string tool, string arguments = "{}")
    {
        using var document = JsonDocument.Parse(arguments);
        var call = new CallToolRequestParams
        {
            Name = tool,
            Arguments = document.RootElement.EnumerateObject().ToDictionary(p => p.Name, p => p.Value.Clone()),
        };
        return await _mcp.CallToolAsync(call, TestContext.Current.CancellationToken);
    }

    public async Task<JsonObject> DocumentAsync(string tool, string arguments = "{}")
    {
        var result = await CallAsync(tool, arguments);
        result.IsError.ShouldNotBe(true, result.Content.OfType<TextContentBlock>().FirstOrDefault()?.Text);
        var text = result.Content.ShouldHaveSingleItem().ShouldBeOfType<TextContentBlock>().Text;
        result.StructuredContent!.Value.GetRawText().ShouldBe(text);
        return (JsonObject)JsonNode.Parse(text)!;
    }

    public async Task<string> ErrorAsync(string tool, string arguments = "{}")
    {
        var result = await CallAsync(tool, arguments);
        result.IsError.ShouldBe(true);
        return result.Content.ShouldHaveSingleItem().ShouldBeOfType<TextContentBlock>().Text;
    }

    /// <returns>The execution's id.</returns>
    public async Task<string> SubmitAsync(string action, string parameters, string? caller = null)
    {
        var name = caller is null ? string.Empty : $$""","caller_id":"{{caller}}" """;
        var call = $$"""{"action_type":"{{action}}","parameters":{{parameters}}{{name}}}""";
        return (await DocumentAsync("submit_response_action", call))["id"]!.GetValue<string>();
    }

    public Task<JsonObject> StatusAsync(string id) =>
        DocumentAsync("get_response_action_status", $$"""{"action_execution_id":"{{id}}"}""");

    public Task<JsonObject> QueryAsync(string query) =>
        DocumentAsync("run_sysql", new JsonObject { ["sysql_query"] = query }.ToJsonString());

    public Task<JsonObject> IncidentAsync() =>
        DocumentAsync("get_event_info", $$"""{"event_id":"{{_tenant.Scenario.EventId}}"}""");

    /// <summary>Events of the last two hours, newest first, of an event's rule or policy on its workload.</summary>
    public async Task<List<JsonObject>> LikeAsync(JsonObject incident)
    {
        var page = await DocumentAsync("list_runtime_events", """{"limit":200,"scope_hours":2}""");
        string Key(JsonObject e) =>
            $"{e["name"]}|{e["content"]!["ruleName"]}|{e["labels"]!["kubernetes.workload.name"]}";
        return [.. page["data"]!.AsArray().OfType<JsonObject>().Where(e => Key(e) == Key(incident))];
    }

    /// <summary>Events of the last hour, newest first, of one rule.</summary>
    public async Task<List<JsonObject>> EventsOfAsync(string rule)
    {
        var page = await DocumentAsync("list_runtime_events", """{"limit":200}""");
        return
        [
            .. page["data"]!
                .AsArray()
                .OfType<JsonObject>()
                .Where(e => e["content"]!["ruleName"]?.GetValue<string>() == rule),
        ];
    }

    public async ValueTask DisposeAsync()
    {
        await _mcp.DisposeAsync();
        await _tenant.DisposeAsync();
    }
}

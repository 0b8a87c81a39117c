using ModelContextProtocol;

namespace Quell.Lab.Tests.Tools;

public sealed class ToolListTests
{
    private static readonly string[] s_eleven =
    [
        "get_capture_storage",
        "get_customer_settings",
        "get_event_info",
        "get_event_process_tree",
        "get_response_action_status",
        "list_response_action_executions",
        "list_response_actions",
        "list_runtime_events",
        "run_sysql",
        "submit_response_action",
        "undo_response_action",
    ];

    [Fact]
    public async Task The_eleven_tools_of_the_runbook_are_offered()
    {
        await using var client = await Client.ConnectAsync();

        var tools = await client.Mcp.ListToolsAsync(cancellationToken: TestContext.Current.CancellationToken);

        tools.Select(t => t.Name).Order(StringComparer.Ordinal).ShouldBe(s_eleven);
    }

    [Fact]
    public async Task Schemas_name_what_is_required_and_close_the_door_to_the_rest()
    {
        await using var client = await Client.ConnectAsync();

        var tools = await client.Mcp.ListToolsAsync(cancellationToken: TestContext.Current.CancellationToken);

        foreach (var tool in tools)
        {
            tool.JsonSchema.GetProperty("additionalProperties").GetBoolean().ShouldBeFalse(tool.Name);
        }

        var submit = tools.Single(t => t.Name == "submit_response_action").JsonSchema;
        submit
            .GetProperty("required")
            .EnumerateArray()
            .Select(r => r.GetString())
            .ShouldBe(["action_type", "parameters"]);
        submit.GetProperty("properties").GetProperty("caller_id").GetProperty("maxLength").GetInt32().ShouldBe(128);
    }

    [Fact]
    public async Task An_unknown_tool_is_a_protocol_error()
    {
        await using var client = await Client.ConnectAsync();

        var error = await Should.ThrowAsync<McpProtocolException>(() => client.CallAsync("delete_everything"));

        error.ErrorCode.ShouldBe(McpErrorCode.InvalidParams);
    }

    [Theory]
    [InlineData("get_event_info", "{}", "'event_id' is required")]
    [InlineData("get_event_info", """{"event_id":7}""", "'event_id' must be a string, not a number")]
    [InlineData("get_event_info", """{"event_id":null}""", "not null")]
    [InlineData("get_event_info", """{"event_id":"a","x":1}""", "unknown argument 'x'; known: event_id")]
    [InlineData("list_runtime_events", """{"limit":201}""", "'limit' must be from 1 to 200")]
    [InlineData("list_runtime_events", """{"limit":1.5}""", "'limit' must be an integer")]
    [InlineData("list_runtime_events", """{"scope_hours":0}""", "'scope_hours' must be from 1 to 336")]
    [InlineData("list_response_action_executions", """{"limit":500}""", "from 1 to 200")]
    [InlineData("submit_response_action", """{"action_type":"X","parameters":[]}""", "must be an object, not an array")]
    [InlineData("get_capture_storage", """{"a":true}""", "unknown argument 'a'")]
    public async Task Arguments_that_do_not_fit_are_named(string tool, string arguments, string expected)
    {
        await using var client = await Client.ConnectAsync();

        var error = await client.ErrorAsync(tool, arguments);

        error.ShouldStartWith($"Invalid arguments for {tool}: ");
        error.ShouldContain(expected);
    }

    [Fact]
    public async Task Oversized_arguments_are_refused()
    {
        await using var client = await Client.ConnectAsync();

        var error = await client.ErrorAsync("run_sysql", $$"""{"sysql_query":"{{new string('a', 70_000)}}"}""");

        error.ShouldContain("longer than 65536 characters");
    }

    [Fact]
    public async Task Tools_the_token_may_not_use_can_be_hidden()
    {
        await using var client = await Client.ConnectWithAsync(
            "tenant: { hideForbiddenTools: true, permissions: [policy-events.read] }"
        );

        var tools = await client.Mcp.ListToolsAsync(cancellationToken: TestContext.Current.CancellationToken);

        tools
            .Select(t => t.Name)
            .ShouldBe(
                ["list_runtime_events", "get_event_info", "get_event_process_tree", "get_customer_settings"],
                ignoreOrder: true
            );
        await Should.ThrowAsync<McpProtocolException>(() => client.CallAsync("run_sysql"));
    }

    [Theory]
    [InlineData("list_runtime_events", "{}", "policy-events.read")]
    [InlineData("run_sysql", """{"sysql_query":"x"}""", "sage.exec")]
    [InlineData("get_capture_storage", "{}", "sysdig-storage.read")]
    [InlineData("list_response_actions", "{}", "containment-response-actions.exec")]
    [InlineData("list_response_action_executions", "{}", "containment-response-actions.read")]
    public async Task A_missing_permission_is_a_403_that_names_it(string tool, string arguments, string permission)
    {
        await using var client = await Client.ConnectWithAsync("tenant: { permissions: [] }");

        var error = await client.ErrorAsync(tool, arguments);

        error.ShouldContain("status code: 403, response: {\"type\":\"forbidden\"");
        error.ShouldContain(permission);
    }

    [Fact]
    public async Task The_tenant_says_that_it_is_practice()
    {
        await using var client = await Client.ConnectAsync();

        var settings = await client.DocumentAsync("get_customer_settings");

        settings["customerId"]!.GetValue<string>().ShouldBe("100042");
        settings["customerName"]!.GetValue<string>().ShouldBe("Embedded practice tenant");
        settings["simulated"]!.GetValue<bool>().ShouldBeTrue();
    }

    [Fact]
    public async Task Capture_storage_is_answered_as_described()
    {
        await using var on = await Client.ConnectAsync();
        await using var off = await Client.ConnectWithAsync(string.Empty);

        (await on.DocumentAsync("get_capture_storage"))["buckets"]![0]!["name"]!
            .GetValue<string>()
            .ShouldBe("shop-secure-captures");
        var none = await off.DocumentAsync("get_capture_storage");
        none["isEnabled"]!.GetValue<bool>().ShouldBeFalse();
        none["buckets"].ShouldBeNull();
    }

    [Fact]
    public async Task Many_calls_at_once_are_all_answered()
    {
        await using var client = await Client.ConnectAsync();

        var answers = await Task.WhenAll(
            Enumerable.Range(0, 20).Select(_ => client.DocumentAsync("list_runtime_events"))
        );

        answers.ShouldAllBe(a => a["page"]!["total"]!.GetValue<int>() > 10);
    }
}

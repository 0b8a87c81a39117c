using System.Text.Json.Nodes;
using Quell.Lab.World;

namespace Quell.Lab.Tests.Tools;

public sealed class ActionToolsTests
{
    private const string Incident = "7f3c9a1e5b2d48c6a0e4f19b8d7c6053";

    [Fact]
    public async Task The_catalogue_lists_types_with_parameters_and_the_undo_only_ones_too()
    {
        await using var client = await Client.ConnectAsync();

        var all = (await client.DocumentAsync("list_response_actions"))["data"]!.AsArray();

        all.Count.ShouldBe(24);
        var quarantine = One(all, "FILE_QUARANTINE");
        quarantine["responderType"]!.GetValue<string>().ShouldBe("HOST");
        quarantine["isUndoable"]!.GetValue<bool>().ShouldBeTrue();
        quarantine["outputs"]![0]!["name"]!.GetValue<string>().ShouldBe("quarantined_file_path");
        var path = quarantine["parameters"]!.AsArray().Single(p => p!["name"]!.GetValue<string>() == "path.absolute")!;
        path["type"]!.GetValue<string>().ShouldBe("string");
        path["required"]!.GetValue<bool>().ShouldBeTrue();
        One(all, "KILL_PROCESS")["isUndoable"]!.GetValue<bool>().ShouldBeFalse();
        One(all, "DELETE_NETWORK_POLICY").ShouldNotBeNull();
    }

    [Fact]
    public async Task In_the_context_of_an_event_only_its_responders_count()
    {
        await using var client = await Client.ConnectAsync();

        var scoped = await client.DocumentAsync("list_response_actions", $$"""{"context_event_id":"{{Incident}}"}""");

        scoped["data"]!
            .AsArray()
            .Select(a => a!["responderType"]!.GetValue<string>())
            .Distinct()
            .ShouldBe(["HOST", "CLUSTER"], ignoreOrder: true);
    }

    [Fact]
    public async Task A_scenario_can_scope_to_nothing_and_an_unknown_event_is_a_404()
    {
        await using var client = await Client.ConnectWithAsync("catalogue: { scoped: [] }");

        var none = await client.DocumentAsync(
            "list_response_actions",
            $$"""{"context_event_id":"{{Script.EventId}}"}"""
        );
        var error = await client.ErrorAsync("list_response_actions", """{"context_event_id":"ff"}""");

        none["data"]!.AsArray().ShouldBeEmpty();
        error.ShouldContain("status code: 404");
    }

    [Fact]
    public async Task A_tenant_may_know_types_that_nobody_has_heard_of()
    {
        await using var client = await Client.ConnectWithAsync(
            """
            catalogue:
              types: [KILL_PROCESS, FREEZE_TIME]
              extra:
                - type: FREEZE_TIME
                  responder: HOST
                  description: New.
                  parameters: [{ name: host.id, type: string }]
            """
        );

        var all = (await client.DocumentAsync("list_response_actions"))["data"]!.AsArray();
        var id = await client.SubmitAsync("FREEZE_TIME", """{"host.id":"h1"}""");

        all.Select(a => a!["type"]!.GetValue<string>()).ShouldBe(["KILL_PROCESS", "FREEZE_TIME"]);
        id.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Executions_are_listed_newest_first_in_pages_by_caller_and_window()
    {
        await using var client = await Client.ConnectWithAsync(string.Empty);
        for (var i = 0; i < 30; i++)
        {
            await client.SubmitAsync("PAUSE_CONTAINER", """{"host.id":"h1","container.id":"abcabcabcabc"}""", $"c{i}");
            client.Pass(60);
        }

        Callers(await List(client, "{}")).Count.ShouldBe(25);
        Callers(await List(client, """{"limit":2,"offset":1}""")).ShouldBe(["c28", "c27"]);
        Callers(await List(client, """{"caller_id":"c3"}""")).ShouldBe(["c3"]);
        var from = Instants.Nanoseconds(Client.Start.AddMinutes(4));
        Callers(await List(client, $$"""{"from":{{from}},"to":{{from + 60_000_000_000}}}""")).ShouldBe(["c5", "c4"]);
        (await client.ErrorAsync("list_response_action_executions", $$"""{"from":{{from}}}""")).ShouldContain(
            "is unset"
        );
        var long_ago = from - (15L * 86_400 * 1_000_000_000);
        (
            await client.ErrorAsync("list_response_action_executions", $$"""{"from":{{long_ago}},"to":{{from}}}""")
        ).ShouldContain("two weeks");
    }

    [Fact]
    public async Task Past_executions_hint_at_host_responders_and_never_at_the_clusters()
    {
        await using var client = await Client.ConnectAsync();

        var past = (await List(client, "{}"))["data"]!.AsArray();

        past.Count.ShouldBe(5);
        past.ShouldAllBe(e => e!["responderType"]!.GetValue<string>() == "HOST");
        past.Count(e => e!["status"]!.GetValue<string>() == "COMPLETED").ShouldBe(4);
        past.Single(e => e!["status"]!.GetValue<string>() == "FAILED")!["failure"]!["failureReason"]!
            .GetValue<string>()
            .ShouldBe("forbidden");
        past.Count(e => e!.AsObject().ContainsKey("actionExecutionIdBeingUndone")).ShouldBe(1);
    }

    [Fact]
    public async Task Another_responder_may_act_at_the_same_time()
    {
        await using var client = await Client.ConnectWithAsync(
            """
            executions:
              - id: other
                action: PAUSE_CONTAINER
                at: 30s
                parameters: { host.id: h1, container.id: abcabcabcabc }
                callerId: somebody-else
            streams:
              - stream: s
                every: 10s
                from: 0s
                uses: [plain]
                content: { ruleName: Again }
                stops: [{ action: PAUSE_CONTAINER, where: { container.id: "${field:container.id}" } }]
            """
        );

        (await List(client, "{}"))["data"]!.AsArray().ShouldBeEmpty();
        client.Pass(120);

        Callers(await List(client, "{}")).ShouldBe(["somebody-else"]);
        (await client.EventsOfAsync("Again")).Count.ShouldBe(4);
    }

    private static JsonObject One(JsonArray actions, string type) =>
        actions.OfType<JsonObject>().Single(a => a["type"]!.GetValue<string>() == type);

    private static Task<JsonObject> List(Client client, string arguments) =>
        client.DocumentAsync("list_response_action_executions", arguments);

    private static List<string> Callers(JsonObject page) =>
        [.. page["data"]!.AsArray().Select(e => e!["callerId"]!.GetValue<string>())];
}

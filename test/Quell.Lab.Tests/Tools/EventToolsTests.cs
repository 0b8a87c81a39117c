using System.Text.Json.Nodes;
using Quell.Lab.World;

namespace Quell.Lab.Tests.Tools;

public sealed class EventToolsTests
{
    private const string Incident = "7f3c9a1e5b2d48c6a0e4f19b8d7c6053";

    [Fact]
    public async Task An_event_has_nanoseconds_and_nothing_but_texts_in_its_fields()
    {
        await using var client = await Client.ConnectAsync();

        var found = await client.DocumentAsync("get_event_info", $$"""{"event_id":"{{Incident}}"}""");

        var at = found["timestamp"]!.GetValue<long>();
        (at / 100).ShouldBe(Instants.Nanoseconds(Client.Start.AddMinutes(-6)) / 100);
        ((long)(double)at).ShouldNotBe(at);
        var fields = found["content"]!["fields"]!.AsObject();
        fields.ShouldAllBe(f => f.Value!.GetValueKind() == System.Text.Json.JsonValueKind.String);
        fields["fd.name"]!.GetValue<string>().ShouldBe("<NA>");
        fields["proc.pid"]!.GetValue<string>().ShouldBe("4823");
        fields["proc.pid.ts"]!.GetValue<string>().Length.ShouldBe(19);
        found["labels"]!["host.id"]!.GetValue<string>().Length.ShouldBe(64);
        found["actions"]!.AsArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task An_unknown_event_is_a_404()
    {
        await using var client = await Client.ConnectAsync();

        var error = await client.ErrorAsync("get_event_info", """{"event_id":"ffffffffffffffffffffffffffffffff"}""");

        error.ShouldStartWith("error retrieving event, status code: 404, response: {\"type\":\"resource_not_found\"");
    }

    [Fact]
    public async Task A_process_tree_is_branches_and_tree_or_both_empty_with_a_note()
    {
        await using var client = await Client.ConnectAsync();

        var tree = await client.DocumentAsync("get_event_process_tree", $$"""{"event_id":"{{Incident}}"}""");
        var none = await client.DocumentAsync("get_event_process_tree", """{"event_id":"0"}""");

        tree["branches"]!["4823"]!["ppid"]!.GetValue<int>().ShouldBe(4811);
        tree["tree"]!["children"]![0]!["children"]![0]!["name"]!.GetValue<string>().ShouldBe("kworkerds");
        none["branches"]!.AsObject().ShouldBeEmpty();
        none["metadata"]!["note"]!.GetValue<string>().ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Events_are_listed_newest_first_within_whole_hours()
    {
        await using var client = await Client.ConnectWithAsync(
            $$"""
            events:
              - { id: {{Script.EventId}}, at: -59m, uses: [plain] }
              - { id: 00000000000000000000000000000002, at: -61m, uses: [plain] }
              - { id: 00000000000000000000000000000003, at: -1m, uses: [plain] }
              - { id: 00000000000000000000000000000004, at: +1m, uses: [plain] }
            """
        );

        Ids(await client.DocumentAsync("list_runtime_events")).ShouldBe(["3", "1"]);
        Ids(await client.DocumentAsync("list_runtime_events", """{"scope_hours":2}""")).ShouldBe(["3", "1", "2"]);
        client.Pass(60);
        Ids(await client.DocumentAsync("list_runtime_events")).ShouldBe(["4", "3", "1"]);
    }

    [Fact]
    public async Task A_cursor_page_has_lost_the_filter_and_the_hours()
    {
        await using var client = await Client.ConnectWithAsync(
            $$"""
            events:
              - { id: {{Script.EventId}}, at: -1m, uses: [plain], content: { ruleName: A } }
              - { id: 00000000000000000000000000000002, at: -2m, uses: [plain], content: { ruleName: A } }
              - { id: 00000000000000000000000000000003, at: -3m, uses: [plain], content: { ruleName: B } }
              - { id: 00000000000000000000000000000004, at: -3h, uses: [plain], content: { ruleName: B } }
            """
        );

        var first = await client.DocumentAsync(
            "list_runtime_events",
            """{"limit":1,"filter_expr":"ruleName = \"A\""}"""
        );
        var next = first["page"]!["next"]!.GetValue<string>();
        var second = await client.DocumentAsync("list_runtime_events", $$"""{"limit":3,"cursor":"{{next}}"}""");
        var prev = second["page"]!["prev"]!.GetValue<string>();
        var back = await client.DocumentAsync("list_runtime_events", $$"""{"cursor":"{{prev}}"}""");

        first["page"]!["total"]!.GetValue<int>().ShouldBe(2);
        first["page"]!.AsObject().ContainsKey("prev").ShouldBeFalse();
        Ids(second).ShouldBe(["2", "3", "4"]);
        second["page"]!.AsObject().ContainsKey("next").ShouldBeFalse();
        Ids(back).ShouldBe(["1"]);
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("bzAw")]
    public async Task A_cursor_of_somebody_elses_is_a_400(string cursor)
    {
        await using var client = await Client.ConnectAsync();

        var error = await client.ErrorAsync("list_runtime_events", $$"""{"cursor":"{{cursor}}"}""");

        error.ShouldContain("status code: 400");
        error.ShouldContain("invalid cursor");
    }

    [Fact]
    public async Task A_filter_narrows_and_an_or_slips_past_the_tools_own_prefix()
    {
        await using var client = await Client.ConnectWithAsync(
            $$"""
            events:
              - { id: {{Script.EventId}}, at: -1m, uses: [plain] }
              - { id: 00000000000000000000000000000002, at: -2m, uses: [plain], originator: benchmarks, severity: 6 }
            """
        );

        Ids(await client.DocumentAsync("list_runtime_events")).ShouldBe(["1"]);
        Ids(await Filtered(client, "severity in (\"4\",\"6\")")).ShouldBe(["1"]);
        Ids(await Filtered(client, "severity = \"4\" or severity = \"6\"")).ShouldBe(["1", "2"]);
    }

    [Fact]
    public async Task A_bad_filter_is_a_400_with_the_reason()
    {
        await using var client = await Client.ConnectAsync();

        var error = await client.ErrorAsync("list_runtime_events", """{"filter_expr":"ruleName startsWith \"x\""}""");

        error.ShouldBe(
            """error listing events, status code: 400, response: {"type":"bad_request","message":"invalid filter: unknown operator \u0027startsWith\u0027","details":[]}"""
        );
    }

    [Fact]
    public async Task An_event_takes_its_ingest_delay_to_arrive()
    {
        await using var client = await Client.ConnectWithAsync(
            """
            tenant: { ingestDelay: 10s }
            streams:
              - { stream: s, every: 1h, from: 5s, uses: [plain], content: { ruleName: Late } }
            """
        );

        client.Pass(14);
        (await client.EventsOfAsync("Late")).ShouldBeEmpty();
        client.Pass(1);
        (await client.EventsOfAsync("Late")).Count.ShouldBe(1);
    }

    private static Task<JsonObject> Filtered(Client client, string filter) =>
        client.DocumentAsync("list_runtime_events", new JsonObject { ["filter_expr"] = filter }.ToJsonString());

    private static List<string> Ids(JsonObject page) =>
        [.. page["data"]!.AsArray().Select(e => e!["id"]!.GetValue<string>().TrimStart('0'))];
}

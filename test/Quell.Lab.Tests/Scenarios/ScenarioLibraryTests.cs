using Quell.Lab.Scenarios;

namespace Quell.Lab.Tests.Scenarios;

public sealed class ScenarioLibraryTests
{
    [Fact]
    public void Every_embedded_scenario_is_listed_and_readable()
    {
        var listed = ScenarioLibrary.List();

        listed.Select(s => s.Name).ShouldBe(Resources.ScenarioNames());
        listed.ShouldAllBe(s => s.Title.Length > 0 && s.Story.Length > 0 && s.EventId.Length == 32);
        foreach (var name in Resources.ScenarioNames())
        {
            Script.Embedded(name).Source.ShouldNotBeEmpty();
            Script.Embedded(name).Name.ShouldBe(name);
        }
    }

    [Fact]
    public void An_unknown_name_is_answered_with_the_known_ones()
    {
        var failed = ScenarioLibrary.Load("../etc/passwd").ShouldBeOfType<ScenarioReading.Failed>();

        failed.Errors.ShouldHaveSingleItem().Fix.ShouldContain("cryptominer");
    }

    [Fact]
    public async Task In_nothing_works_nothing_works()
    {
        const string Incident = "a41d7be05c92483f9e6017d2c8b5f3a0";
        const string Workload =
            """{"kubernetes.cluster.name":"edge-us-2","kubernetes.namespace.name":"payments","kubernetes.workload.type":"statefulset","kubernetes.workload.name":"ledger"}""";
        await using var client = await Client.ConnectAsync("nothing-works");

        var found = await client.DocumentAsync("get_event_info", $$"""{"event_id":"{{Incident}}"}""");
        var scoped = await client.DocumentAsync("list_response_actions", $$"""{"context_event_id":"{{Incident}}"}""");
        var isolate = await client.ErrorAsync(
            "submit_response_action",
            $$"""{"action_type":"ISOLATE_NETWORK","parameters":{{Workload}}}"""
        );

        found["labels"]!.AsObject().ContainsKey("host.id").ShouldBeFalse();
        scoped["data"]!.AsArray().ShouldBeEmpty();
        isolate.ShouldContain("clusterName:edge-us-2");
        (await client.DocumentAsync("get_capture_storage"))["isEnabled"]!.GetValue<bool>().ShouldBeFalse();
    }

    [Fact]
    public async Task A_leaked_key_is_quiet_once_its_user_is_quarantined_and_the_account_lives_on()
    {
        await using var client = await Client.ConnectAsync("cloud-key");
        var info = await client.DocumentAsync("get_event_info", """{"event_id":"d05e8c71f6a94b23805d7e1c9a3f6b42"}""");
        await client.SubmitAsync(
            "IAM_QUARANTINE",
            """{"cloudProvider.name":"aws","cloudProvider.account.id":"111122223333","ct.user":"ci-deploy"}"""
        );
        client.Pass(30);
        var fired = (await client.EventsOfAsync("Create AWS user")).Count;
        client.Pass(600);

        info["labels"]!.AsObject().ShouldAllBe(l => !l.Key.StartsWith("kubernetes."));
        info["content"]!["type"]!.GetValue<string>().ShouldBe("agentlessRuntimeDetection");
        (await client.EventsOfAsync("Create AWS user")).Count.ShouldBe(fired);
        (await client.EventsOfAsync("Console login through the identity provider")).Count.ShouldBeGreaterThan(10);
    }
}

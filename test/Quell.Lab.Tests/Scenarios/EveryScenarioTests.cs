using System.Text.Json.Nodes;
using Quell.Lab.Scenarios;
using Quell.Lab.World;

namespace Quell.Lab.Tests.Scenarios;

/// <summary>What holds for each scenario that comes with the program.</summary>
public sealed class EveryScenarioTests
{
    public static TheoryData<string> Names => [.. Resources.ScenarioNames()];

    [Theory]
    [MemberData(nameof(Names))]
    public void It_is_readable_and_names_its_kind_of_incident(string name)
    {
        var reading = ScenarioLibrary.Load(name);

        (reading as ScenarioReading.Failed)?.Errors.Select(e => e.ToString()).ShouldBeEmpty();
        var scenario = reading.ShouldBeOfType<ScenarioReading.Loaded>().Scenario;
        scenario.Name.ShouldBe(name);
        scenario.Source.ShouldNotBeEmpty();
        scenario.Story.ShouldEndWith(".");
    }

    [Fact]
    public void There_are_at_least_ten_and_each_has_another_event() =>
        Resources
            .ScenarioNames()
            .Select(n => Script.Embedded(n).EventId)
            .Distinct(StringComparer.Ordinal)
            .Count()
            .ShouldBeGreaterThanOrEqualTo(10);

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Left_alone_its_threat_fires_again_under_new_ids(string name)
    {
        await using var client = await Client.ConnectAsync(name);
        var incident = await client.IncidentAsync();
        var before = await client.LikeAsync(incident);

        client.Pass(200);

        var fresh = (await client.LikeAsync(incident)).Select(Id).Except(before.Select(Id)).ToList();
        fresh.Count.ShouldBeGreaterThanOrEqualTo(1);
        fresh.ShouldNotContain(Id(incident));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task The_programs_answer_beside_it(string name)
    {
        await using var client = await Client.ConnectAsync(name);
        var incident = await client.IncidentAsync();
        var pod = Json.Text(incident, "labels", "kubernetes.pod.name");
        var space = Json.Text(incident, "labels", "kubernetes.namespace.name");
        if (pod.Length == 0 || name is "nothing-works")
        {
            (await client.RunAsync("kubectl get pods -A -o json")).Code.ShouldBe(1);
            return;
        }

        var found = await client.ReadAsync($"kubectl get pod {pod} -n {space} -o json");
        var all = await client.ReadAsync($"kubectl get pods,services,events,networkpolicies -A -o json");

        Json.Text(found, "metadata", "uid").ShouldNotBeEmpty();
        Json.Text(found, "spec", "nodeName").ShouldBe(Json.Text(incident, "labels", "kubernetes.node.name"));
        var container = Json.Text(incident, "content", "fields", "container.id");
        Json.Items(found, "status", "containerStatuses")
            .Select(s => Json.Text(s, "containerID"))
            .ShouldContain(id => id.StartsWith("containerd://" + container, StringComparison.Ordinal));
        Json.Items(all, "items").Count().ShouldBeGreaterThan(2);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Its_workload_is_in_the_graph(string name)
    {
        await using var client = await Client.ConnectAsync(name);
        var workload = Json.Text(await client.IncidentAsync(), "labels", "kubernetes.workload.name");

        var rows = await client.QueryAsync(
            $"MATCH KubeWorkload AS w WHERE w.name = '{workload}' RETURN w.name AS n, w.lastSeen AS s"
        );

        Json.Items(rows, "items").Count().ShouldBe(workload.Length == 0 ? 0 : 1);
    }

    private static string Id(JsonObject e) => Json.Text(e, "id");
}

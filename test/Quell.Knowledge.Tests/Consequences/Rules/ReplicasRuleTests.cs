using Quell.Domain.Actions;
using Quell.Domain.Facts;

namespace Quell.Knowledge.Tests.Consequences.Rules;

public sealed class ReplicasRuleTests
{
    [Theory]
    [InlineData("1", Severity.Outage, "Service shop/checkout loses its only ready endpoint")]
    [InlineData("3", Severity.Degraded, "goes on with 2 of 3 ready replicas")]
    [InlineData("0", Severity.None, "no ready replica now")]
    public void The_number_of_ready_replicas_decides_what_deleting_a_pod_costs(
        string ready,
        Severity severity,
        string words
    )
    {
        var facts = Facts.Miner.Know(FactKeys.ReplicasReady, ready).Know(FactKeys.Services, "checkout");

        Rule.Lines("C-REPLICAS", "DELETE_POD", facts).ShouldHaveSingleItem().ShouldSay(severity, words);
    }

    [Fact]
    public void Replicas_that_were_not_asked_for_are_unknown_and_name_the_probe()
    {
        var line = Rule.Lines("C-REPLICAS", "KILL_CONTAINER", Facts.Miner).ShouldHaveSingleItem();

        line.ShouldSay(
            Severity.Unknown,
            "unknown (not asked); run kubectl get deployment checkout -n shop -o json to know."
        );
        Rule.Lines("C-REPLICAS", "KILL_CONTAINER", Facts.Miner.Know(FactKeys.Replicas, "3"))[0]
            .ShouldSay(Severity.Unknown, "How many of the 3 wanted replicas");
        Rule.Lines("C-REPLICAS", "KILL_CONTAINER", Facts.Miner.Know(FactKeys.ReplicasReady, "many"))[0]
            .Severity.ShouldBe(Severity.Unknown);
    }

    [Fact]
    public void The_last_replica_without_a_known_service_says_that_services_are_unknown()
    {
        var lines = Rule.Lines("C-REPLICAS", "PAUSE_CONTAINER", Facts.Miner.Know(FactKeys.ReplicasReady, "1"));

        lines[0].ShouldSay(Severity.Outage, "deployment shop/checkout has one ready replica");
        lines[1].ShouldSay(Severity.Unknown, "Which Services lose an endpoint");
    }

    [Fact]
    public void Sources_that_disagree_on_replicas_give_the_worse_and_show_both()
    {
        var facts = Facts
            .Miner.Know(FactKeys.ReplicasReady, "3")
            .From("kubectl", FactKeys.ReplicasReady, "1")
            .Know(FactKeys.Services, "checkout");

        var line = Rule.Lines("C-REPLICAS", "DELETE_POD", facts).ShouldHaveSingleItem();

        line.ShouldSay(Severity.Outage, "loses its only ready endpoint");
        line.Sentence.ShouldContain("3 (event), 1 (kubectl); the worse is assumed");
        line.Citations.ShouldContain(new Citation("kubectl", $"read {FactKeys.ReplicasReady}"));
    }

    [Fact]
    public void A_pod_without_an_owner_has_nobody_to_take_over()
    {
        var facts = Facts.Of((FactKeys.Pod, "lonely"), (FactKeys.Namespace, "shop")).None(FactKeys.WorkloadKind);

        Rule.Lines("C-REPLICAS", "DELETE_POD", facts)[0].ShouldSay(Severity.Outage, "Pod lonely has no owner");
        Rule.Lines("C-REPLACED", "DELETE_POD", facts)[0].ShouldSay(Severity.Outage, "gone for good");
    }

    [Theory]
    [InlineData(
        "DELETE_POD",
        "checkout ready=1 ours=1",
        Severity.Outage,
        "Service shop/checkout loses its only ready endpoint."
    )]
    [InlineData(
        "DELETE_POD",
        "checkout ready=3 ours=1",
        Severity.None,
        "Service shop/checkout keeps 2 of 3 ready endpoints."
    )]
    [InlineData("DELETE_POD", "checkout ready=3 ours=0", Severity.None, "this Pod is none of its 3 ready ones")]
    [InlineData(
        "DETACH_POD",
        "checkout ready=3 ours=1 <> checkout ready=1 ours=1",
        Severity.Outage,
        "Sources disagree on"
    )]
    public void Each_Service_is_counted_by_its_endpoints(
        string type,
        string endpoints,
        Severity severity,
        string words
    ) => Rule.ShouldSay("C-REPLICAS", type, $"replicas.ready: 3 & endpoints.ready: {endpoints}", severity, words);
}

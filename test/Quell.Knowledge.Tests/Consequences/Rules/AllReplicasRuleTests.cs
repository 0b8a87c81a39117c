using Quell.Domain.Actions;
using Quell.Domain.Facts;

namespace Quell.Knowledge.Tests.Consequences.Rules;

public sealed class AllReplicasRuleTests
{
    [Fact]
    public void An_isolation_touches_every_replica_and_says_that_this_is_expected()
    {
        var facts = Facts.Miner.Know(FactKeys.Replicas, "5").Know(FactKeys.Services, "checkout");

        var lines = Rule.Lines("C-ALLREPLICAS", "ISOLATE_NETWORK", facts);

        lines[0].ShouldSay(Severity.Outage, "every replica of deployment shop/checkout is cut off");
        lines[0].Sentence.ShouldStartWith("Expected, not verified on this tenant");
        lines[1].ShouldSay(Severity.Degraded, "Replicas that are cut off: 5");
        lines[2].ShouldSay(Severity.Outage, "Service shop/checkout loses every endpoint");
        lines.Length.ShouldBe(3);
    }

    [Theory]
    [InlineData("daemonset", Severity.Outage, "every node")]
    [InlineData("statefulset", Severity.Outage, "failover or a split cluster")]
    [InlineData("job", Severity.Degraded, "deadline")]
    public void An_isolation_says_what_it_means_for_the_kind(string kind, Severity severity, string words) =>
        Rule.Lines("C-ALLREPLICAS", "ISOLATE_NETWORK", Facts.Miner.Know(FactKeys.WorkloadKind, kind))[^1]
            .ShouldSay(severity, words);

    [Theory]
    [InlineData("RollingUpdate", Severity.Degraded, "The strategy is RollingUpdate")]
    [InlineData("Recreate", Severity.Outage, "all replicas stop")]
    [InlineData("OnDelete", Severity.None, "nothing is restarted")]
    [InlineData(null, Severity.Unknown, "one by one, all at once or not at all: unknown")]
    public void A_restart_depends_on_the_strategy(string? strategy, Severity severity, string words)
    {
        var facts = strategy is null ? Facts.Miner : Facts.Miner.Know(FactKeys.Strategy, strategy);

        Rule.Lines("C-ALLREPLICAS", "ROLLOUT_RESTART", facts)[^1].ShouldSay(severity, words);
    }

    [Fact]
    public void Two_strategies_give_the_worse_and_show_both()
    {
        var facts = Facts.Miner.Know(FactKeys.Strategy, "OnDelete").From("kubectl", FactKeys.Strategy, "Recreate");

        var line = Rule.Lines("C-ALLREPLICAS", "ROLLOUT_RESTART", facts)[^1];

        line.ShouldSay(Severity.Outage, "all replicas stop");
        line.Sentence.ShouldContain("OnDelete (event), Recreate (kubectl)");
    }

    [Theory]
    [InlineData("replicas.desired: 3", Severity.Outage, "Replicas that are ended: 3.")]
    [InlineData("services.selecting: checkout", Severity.Outage, "Service shop/checkout loses every endpoint")]
    [InlineData("services.selecting: -", Severity.None, "No Service routes to deployment shop/checkout")]
    [InlineData("", Severity.Outage, "deployment shop/checkout stops as a whole")]
    [InlineData("", Severity.Unknown, "Which Services lose their endpoints")]
    public void A_scale_to_none_stops_the_workload_as_a_whole(string facts, Severity severity, string words) =>
        Rule.ShouldSay("C-ALLREPLICAS", "SCALE_TO_ZERO", facts, severity, words);
}

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
        lines[1].ShouldSay(Severity.Degraded, "5 replicas are cut off");
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
}

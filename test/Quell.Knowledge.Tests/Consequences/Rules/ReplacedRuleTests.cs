using Quell.Domain.Actions;
using Quell.Domain.Facts;

namespace Quell.Knowledge.Tests.Consequences.Rules;

public sealed class ReplacedRuleTests
{
    [Theory]
    [InlineData("Always", Severity.Degraded, "from the same image registry.example/shop/checkout:1.4")]
    [InlineData("OnFailure", Severity.Degraded, "counts as failed")]
    [InlineData("Never", Severity.Outage, "stays dead")]
    [InlineData(null, Severity.Degraded, "Containers of a deployment always restart")]
    public void A_killed_container_comes_back_by_its_restart_policy(string? policy, Severity severity, string words)
    {
        var facts = policy is null ? Facts.Miner : Facts.Miner.Know(FactKeys.PodRestartPolicy, policy);

        Rule.Lines("C-REPLACED", "KILL_CONTAINER", facts)[0].ShouldSay(severity, words);
    }

    [Fact]
    public void A_jobs_container_comes_back_or_not_and_that_is_unknown() =>
        Rule.Lines("C-REPLACED", "KILL_CONTAINER", Facts.Miner.Know(FactKeys.WorkloadKind, "job"))[0]
            .ShouldSay(Severity.Unknown, "Whether the kubelet starts the container again");

    [Fact]
    public void Two_restart_policies_give_the_worse_and_show_both()
    {
        var facts = Facts
            .Miner.Know(FactKeys.PodRestartPolicy, "Always")
            .From("kubectl", FactKeys.PodRestartPolicy, "Never");

        var line = Rule.Lines("C-REPLACED", "KILL_CONTAINER", facts)[0];

        line.ShouldSay(Severity.Outage, "stays dead");
        line.Sentence.ShouldContain("Always (event), Never (kubectl)");
    }

    [Fact]
    public void A_stop_does_not_hold_where_the_kubelet_restarts()
    {
        Rule.Lines("C-REPLACED", "STOP_CONTAINER", Facts.Miner)[1]
            .ShouldSay(Severity.Degraded, "the stop does not hold");
        Rule.Lines("C-REPLACED", "STOP_CONTAINER", Facts.Miner.Know(FactKeys.PodRestartPolicy, "Never"))
            .ShouldNotContain(line => line.Sentence.Contains("does not hold"));
    }

    [Theory]
    [InlineData("daemonset", "node node-1 is without it")]
    [InlineData("statefulset", "One member of statefulset shop/checkout")]
    [InlineData("job", "backoff limit")]
    public void A_killed_container_says_what_it_means_for_the_kind(string kind, string words) =>
        Rule.Lines("C-REPLACED", "KILL_CONTAINER", Facts.Miner.Know(FactKeys.WorkloadKind, kind))[1]
            .ShouldSay(Severity.Degraded, words);

    [Theory]
    [InlineData("limit=6 failed=1", Severity.Delay, "1 of 6 failures of job shop/checkout are used up")]
    [InlineData("limit=6 failed=6", Severity.Outage, "one more ends it as failed")]
    [InlineData("?", Severity.Unknown, "How many failures job shop/checkout may have")]
    public void A_jobs_failures_are_counted(string backoff, Severity severity, string words)
    {
        var job = Facts.Miner.Know(FactKeys.WorkloadKind, "job").Know(FactKeys.JobBackoff, backoff);

        Rule.Lines("C-REPLACED", "KILL_CONTAINER", job)[^1].ShouldSay(severity, words);
        Rule.Lines("C-REPLACED", "DELETE_POD", job)[^1].ShouldSay(severity, words);
    }

    [Theory]
    [InlineData("deployment", Severity.Degraded, "makes a new Pod within seconds")]
    [InlineData("statefulset", Severity.Degraded, "same name and claim")]
    [InlineData("daemonset", Severity.Degraded, "on the same node")]
    [InlineData("cronjob", Severity.Degraded, "runs the work again")]
    [InlineData("pod", Severity.Outage, "gone for good")]
    [InlineData("rollout", Severity.Unknown, "up to its controller")]
    public void What_follows_a_deleted_pod_depends_on_its_owner(string kind, Severity severity, string words) =>
        Rule.Lines("C-REPLACED", "DELETE_POD", Facts.Miner.Know(FactKeys.WorkloadKind, kind))[0]
            .ShouldSay(severity, words);

    [Fact]
    public void What_follows_a_deleted_pod_is_unknown_without_its_owner()
    {
        Rule.Lines("C-REPLACED", "DELETE_POD", Facts.Of((FactKeys.Pod, "web")))[0]
            .ShouldSay(Severity.Unknown, "or it is gone for good: unknown");
        Rule.Lines("C-REPLACED", "DELETE_POD", Facts.Miner.Know(FactKeys.PodStatic, "true"))[0]
            .ShouldSay(Severity.Degraded, "no lasting effect");
    }

    [Fact]
    public void A_restart_of_all_fixes_nothing_in_the_image() =>
        Rule.Lines("C-REPLACED", "ROLLOUT_RESTART", Facts.Miner)[0]
            .ShouldSay(Severity.Degraded, "comes back with them");
}

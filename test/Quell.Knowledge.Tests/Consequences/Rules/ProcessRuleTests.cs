using Quell.Domain.Actions;
using Quell.Domain.Facts;

namespace Quell.Knowledge.Tests.Consequences.Rules;

public sealed class ProcessRuleTests
{
    [Fact]
    public void The_first_process_of_a_container_takes_the_container_along()
    {
        var lines = Rule.Lines("C-PID", "KILL_PROCESS", Facts.Miner.Know(FactKeys.ProcessIsInit, "true"));

        lines[0].ShouldSay(Severity.Degraded, "The process xmrig is the first process of the container");
        lines.ShouldNotContain(line => line.Sentence.Contains("Its parent"));
    }

    [Fact]
    public void The_first_process_of_the_only_replica_takes_the_workload_along()
    {
        var first = Facts.Miner.Know(FactKeys.ProcessIsInit, "true");

        Rule.Lines("C-PID", "KILL_PROCESS", first.Know(FactKeys.ReplicasReady, "1"))[1]
            .ShouldSay(Severity.Outage, "has one ready replica, and it is out until the container runs again");
        Rule.Lines("C-PID", "KILL_PROCESS", first.Know(FactKeys.ReplicasReady, "2"))
            .ShouldNotContain(line => line.Severity == Severity.Outage);
    }

    [Fact]
    public void A_child_may_be_started_again_by_its_parent()
    {
        var lines = Rule.Lines("C-PID", "KILL_PROCESS", Facts.Miner.Know(FactKeys.ProcessIsInit, "false"));

        lines[0].ShouldSay(Severity.None, "the container goes on");
        lines[1].ShouldSay(Severity.Delay, "Its parent sh may start the process xmrig again");
        lines[2].ShouldSay(Severity.None, "PID 4823 is pinned to its start at 2025-04-05 03:00:01.115Z");
    }

    [Fact]
    public void Whether_it_is_the_first_process_is_unknown_until_it_was_read()
    {
        var lines = Rule.Lines("C-PID", "KILL_PROCESS", Facts.Of((FactKeys.ProcessId, "7")));

        lines.Select(line => line.Severity).ShouldAllBe(severity => severity == Severity.Unknown);
        lines.Length.ShouldBe(3);
        Rule.Lines("C-PID", "KILL_PROCESS", Facts.Of((FactKeys.ProcessId, "7")).None(FactKeys.ProcessParent))
            .ShouldContain(line => line.Sentence.Contains("has no parent on record"));
    }

    [Fact]
    public void Sources_that_disagree_on_the_first_process_give_the_worse()
    {
        var facts = Facts.Miner.Know(FactKeys.ProcessIsInit, "false").From("kubectl", FactKeys.ProcessIsInit, "true");

        Rule.Lines("C-PID", "KILL_PROCESS", facts)[0].ShouldSay(Severity.Degraded, "false (event), true (kubectl)");
    }

    [Fact]
    public void A_process_of_the_host_puts_a_service_of_the_node_at_risk() =>
        Rule.Lines("C-PID", "KILL_PROCESS", Facts.Miner.Know(FactKeys.ContainerId, "host"))[0]
            .ShouldSay(Severity.Degraded, "belongs to the node");

    [Fact]
    public void Containers_that_share_their_processes_share_the_first_one() =>
        Rule.ShouldSay(
            "C-PID",
            "KILL_PROCESS",
            "pod.shareProcessNamespace: true",
            Severity.Delay,
            "share one process tree"
        );
}

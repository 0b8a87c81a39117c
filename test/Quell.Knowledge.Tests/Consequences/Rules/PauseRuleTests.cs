using Quell.Domain.Actions;
using Quell.Domain.Facts;

namespace Quell.Knowledge.Tests.Consequences.Rules;

public sealed class PauseRuleTests
{
    [Theory]
    [InlineData("http periodSeconds=10 failureThreshold=3 timeoutSeconds=1", "about 31 s")]
    [InlineData("http /healthz period=5s failureThreshold=6 timeout=2s", "about 32 s")]
    [InlineData("tcp periodSeconds=20 failureThreshold=2", "about 41 s")]
    public void The_seconds_until_the_kubelet_ends_a_pause_are_computed(string probe, string words) =>
        Rule.Lines("C-PAUSE", "PAUSE_CONTAINER", Facts.Miner.Know(FactKeys.PodLiveness, probe))[0]
            .ShouldSay(Severity.Degraded, words);

    [Fact]
    public void The_first_probe_to_fail_counts()
    {
        var facts = Facts.Miner.From(
            "kubectl",
            FactKeys.PodLiveness,
            "app: http periodSeconds=10 failureThreshold=3 timeoutSeconds=1",
            "side: tcp periodSeconds=5 failureThreshold=2 timeoutSeconds=1"
        );

        Rule.Lines("C-PAUSE", "PAUSE_CONTAINER", facts)[0].ShouldSay(Severity.Degraded, "about 11 s");
    }

    [Theory]
    [InlineData("exec periodSeconds=10 failureThreshold=3", Severity.Degraded, "runs a command inside")]
    [InlineData("something else", Severity.Unknown, "not one that this rule can read")]
    public void A_probe_that_cannot_be_computed_is_not_guessed(string probe, Severity severity, string words) =>
        Rule.Lines("C-PAUSE", "PAUSE_CONTAINER", Facts.Miner.Know(FactKeys.PodLiveness, probe))[0]
            .ShouldSay(severity, words);

    [Fact]
    public void Without_a_liveness_probe_a_pause_is_expected_to_hold()
    {
        Rule.Lines("C-PAUSE", "PAUSE_CONTAINER", Facts.Miner.None(FactKeys.PodLiveness))[0]
            .ShouldSay(Severity.None, "is expected to leave");
        Rule.Lines("C-PAUSE", "PAUSE_CONTAINER", Facts.Miner)[0]
            .ShouldSay(Severity.Unknown, "run kubectl get pod checkout-7d9c5b6f4-abcde -n shop -o json to know.");
    }

    [Fact]
    public void A_probe_that_one_source_has_and_another_has_not_is_assumed_to_be_there()
    {
        var facts = Facts
            .Miner.From("event", FactKeys.PodLiveness, "http periodSeconds=10 failureThreshold=3")
            .None(FactKeys.PodLiveness);

        Rule.Lines("C-PAUSE", "PAUSE_CONTAINER", facts)[0].ShouldSay(Severity.Degraded, "Sources disagree on");
    }

    [Fact]
    public void A_paused_container_keeps_its_clients_waiting()
    {
        Rule.Lines("C-PAUSE", "PAUSE_CONTAINER", Facts.Miner.Know(FactKeys.Services, "checkout"))[1]
            .ShouldSay(Severity.Degraded, "Service shop/checkout may go on sending clients");
        Rule.Lines("C-PAUSE", "PAUSE_CONTAINER", Facts.Miner.None(FactKeys.Services))[1]
            .ShouldSay(Severity.None, "No Service");
    }

    [Theory]
    [InlineData(
        "pod.probes.liveness: container=app type=http period=10 failureThreshold=3 timeout=1 initialDelay=0",
        Severity.Degraded,
        "about 31 s after the pause"
    )]
    [InlineData(
        "pod.probes.readiness: container=app type=http period=5 failureThreshold=3 timeout=1",
        Severity.Delay,
        "out of its Services about 16 s"
    )]
    [InlineData(
        "pod.probes.readiness: container=app type=exec period=5 failureThreshold=3",
        Severity.Degraded,
        "nothing takes the container out"
    )]
    [InlineData("pod.probes.readiness: -", Severity.Degraded, "No readiness probe")]
    [InlineData("", Severity.Unknown, "Whether a readiness probe")]
    [InlineData("job.backoff: limit=6 failed=1 activeDeadline=600", Severity.Delay, "its deadline of 600 s")]
    public void Probes_and_deadlines_go_on_while_it_is_frozen(string facts, Severity severity, string words) =>
        Rule.ShouldSay("C-PAUSE", "PAUSE_CONTAINER", facts, severity, words);
}

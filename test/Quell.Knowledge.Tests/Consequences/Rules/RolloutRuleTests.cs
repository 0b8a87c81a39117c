using Quell.Domain.Actions;

namespace Quell.Knowledge.Tests.Consequences.Rules;

public sealed class RolloutRuleTests
{
    [Theory]
    [InlineData("ROLLOUT_RESTART", "rollout.paused: true", Severity.Degraded, "is paused: nothing is replaced")]
    [InlineData("ROLLOUT_RESTART", "rollout.paused: false", Severity.None, "is not paused")]
    [InlineData(
        "ROLLOUT_RESTART",
        "rollout.paused: false <> true",
        Severity.Degraded,
        "Sources disagree on rollout.paused"
    )]
    [InlineData("ROLLOUT_RESTART", "", Severity.Unknown, "Whether the rollout of deployment shop/checkout is paused")]
    [InlineData("ROLLOUT_RESTART", "workload.kind: daemonset", Severity.None, "cannot be paused")]
    [InlineData("ROLLOUT_UNDO", "strategy: RollingUpdate partition=2", Severity.Degraded, "The partition is 2")]
    [InlineData(
        "ROLLOUT_RESTART",
        "strategy: RollingUpdate maxUnavailable=0 maxSurge=1",
        Severity.Delay,
        "without room for one more Pod"
    )]
    [InlineData(
        "ROLLOUT_RESTART",
        "strategy: RollingUpdate maxUnavailable=1 & minReadySeconds: 30",
        Severity.Delay,
        "ready for 30 s"
    )]
    [InlineData("ROLLOUT_PAUSE", "rollout.paused: true", Severity.Degraded, "is paused")]
    public void What_a_rollout_does_with_its_strategy_is_said(
        string type,
        string facts,
        Severity severity,
        string words
    ) => Rule.ShouldSay("C-ROLLOUT", type, facts, severity, words);
}

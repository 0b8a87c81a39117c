using Quell.Domain.Actions;

namespace Quell.Knowledge.Tests.Consequences.Rules;

public sealed class DetachRuleTests
{
    [Theory]
    [InlineData("DETACH_POD", "workload.kind: deployment", Severity.Degraded, "makes a fresh copy with the same hole")]
    [InlineData(
        "DETACH_POD",
        "workload.kind: statefulset",
        Severity.Degraded,
        "Expected, not verified on this tenant: the detached Pod keeps its name"
    )]
    [InlineData("DETACH_POD", "workload.kind: daemonset", Severity.Degraded, "a new Pod on the same node")]
    [InlineData("DETACH_POD", "workload.kind: job", Severity.Degraded, "count of completions")]
    [InlineData("DETACH_POD", "workload.kind: rollout", Severity.Unknown, "up to its controller")]
    [InlineData("DETACH_POD", "workload.kind: -", Severity.None, "has no owner")]
    [InlineData(
        "DETACH_POD",
        "workload.kind: deployment <> statefulset",
        Severity.Degraded,
        "Sources disagree on workload.kind"
    )]
    [InlineData(
        "DETACH_POD",
        "networkPolicies.quarantine: NetworkPolicy/quarantine label=quarantine=true",
        Severity.None,
        "NetworkPolicy/quarantine (label quarantine=true) denies everything"
    )]
    [InlineData(
        "DETACH_POD_OPEN",
        "networkPolicies.quarantine: -",
        Severity.Degraded,
        "No policy selects the detached Pod: it may talk to everybody"
    )]
    [InlineData("DETACH_POD", "", Severity.Unknown, "Whether a policy denies everything to a quarantine label")]
    [InlineData(
        "DETACH_POD",
        "networkPolicies.selecting: NetworkPolicy/web egress=deny",
        Severity.Degraded,
        "NetworkPolicy/web no longer holds the Pod"
    )]
    [InlineData("DETACH_POD", "networkPolicies.selecting: -", Severity.None, "none lets go of it")]
    [InlineData("DETACH_POD", "", Severity.Unknown, "Which policies let go")]
    [InlineData(
        "DETACH_POD",
        "services.selecting: checkout",
        Severity.Delay,
        "Service shop/checkout stops sending clients"
    )]
    [InlineData("DETACH_POD", "services.selecting: -", Severity.None, "No Service routes")]
    [InlineData("DETACH_POD", "", Severity.Unknown, "Which Services stop")]
    public void What_a_detached_Pod_leaves_behind_is_said(string type, string facts, Severity severity, string words) =>
        Rule.ShouldSay("C-DETACH", type, facts, severity, words);
}

using Quell.Domain.Actions;

namespace Quell.Knowledge.Tests.Consequences.Rules;

public sealed class NodeReachRuleTests
{
    [Theory]
    [InlineData(
        "DELETE_POD",
        "pod.privileged: false & pod.hostPID: false & pod.hostIPC: false & pod.hostNetwork: false & pod.hostPath: - & pod.caps: -",
        Severity.None,
        "Nothing read of the Pod lets it reach its node"
    )]
    [InlineData(
        "DELETE_POD",
        "pod.privileged: true & pod.hostPID: false & pod.hostIPC: false & pod.hostNetwork: false & pod.hostPath: - & pod.caps: -",
        Severity.Degraded,
        "can reach node node-1 (privileged)"
    )]
    [InlineData(
        "DELETE_POD",
        "pod.privileged: false & pod.hostPID: false & pod.hostIPC: false & pod.hostNetwork: false & pod.hostPath: /var/run readOnly=false & pod.caps: -",
        Severity.Degraded,
        "hostPath /var/run"
    )]
    [InlineData(
        "DELETE_POD",
        "pod.privileged: false & pod.hostPID: false & pod.hostIPC: false & pod.hostNetwork: false & pod.hostPath: /etc readOnly=true & pod.caps: -",
        Severity.Degraded,
        "hostPath /etc (read only)"
    )]
    [InlineData("KILL_PROCESS", "pod.hostPID: true", Severity.Degraded, "(hostPID)")]
    [InlineData("ISOLATE_NETWORK", "pod.caps: SYS_ADMIN | CHOWN", Severity.Degraded, "(capability SYS_ADMIN)")]
    [InlineData(
        "DELETE_POD",
        "pod.privileged: false & pod.hostPID: false & pod.hostIPC: false & pod.hostNetwork: false & pod.hostPath: - & pod.caps: CHOWN",
        Severity.None,
        "Nothing read of the Pod"
    )]
    [InlineData(
        "DELETE_POD",
        "pod.privileged: false <> true & pod.hostPID: false & pod.hostIPC: false & pod.hostNetwork: false & pod.hostPath: - & pod.caps: -",
        Severity.Degraded,
        "Sources disagree on pod.privileged"
    )]
    [InlineData("DELETE_POD", "", Severity.Unknown, "Whether the Pod can reach its node")]
    [InlineData(
        "DELETE_POD",
        "pod.privileged: true & node.otherTenants: Deployment/pay/api",
        Severity.Degraded,
        "Deployment/pay/api"
    )]
    [InlineData(
        "DELETE_POD",
        "pod.privileged: true & node.otherTenants: -",
        Severity.None,
        "Nobody else runs on node node-1"
    )]
    [InlineData("DELETE_POD", "pod.privileged: true", Severity.Unknown, "Who else runs on node node-1")]
    public void A_Pod_that_can_reach_its_node_is_not_contained_by_Pod_actions(
        string type,
        string facts,
        Severity severity,
        string words
    ) => Rule.ShouldSay("C-NODEREACH", type, facts, severity, words);
}

using Quell.Domain.Actions;

namespace Quell.Knowledge.Tests.Consequences.Rules;

public sealed class NodeRuleTests
{
    [Theory]
    [InlineData("CORDON_NODE", "node.spot: true", Severity.Degraded, "Node node-1 is a Spot node")]
    [InlineData("PAUSE_CONTAINER", "node.spot: false", Severity.None, "is no Spot node")]
    [InlineData("DETACH_POD", "", Severity.Unknown, "Whether Node node-1 is a Spot node")]
    [InlineData("CORDON_NODE", "node.spot: false <> true", Severity.Degraded, "Sources disagree on node.spot")]
    [InlineData(
        "CORDON_NODE",
        "node.protected: false & node.managedBy: karpenter nodepool=default",
        Severity.Degraded,
        "karpenter nodepool=default may take it away"
    )]
    [InlineData("CORDON_NODE", "node.protected: false & node.managedBy: -", Severity.None, "managed by no autoscaler")]
    [InlineData("CORDON_NODE", "node.protected: false", Severity.Degraded, "an autoscaler, if there is one,")]
    [InlineData("CORDON_NODE", "node.protected: true", Severity.None, "leave it alone")]
    [InlineData("CORDON_NODE", "", Severity.Unknown, "Whether Node node-1 is protected")]
    [InlineData(
        "CORDON_NODE",
        "node.otherTenants: Deployment/pay/api",
        Severity.Delay,
        "New Pods of Deployment/pay/api"
    )]
    [InlineData("CORDON_NODE", "node.otherTenants: -", Severity.None, "runs nothing else")]
    [InlineData("CORDON_NODE", "", Severity.Unknown, "Whose new Pods")]
    [InlineData("CORDON_NODE", "node.unschedulable: true", Severity.None, "is cordoned already")]
    [InlineData("PROTECT_NODE", "", Severity.Unknown, "Whether Node node-1 is a Spot node")]
    public void Whether_the_node_stays_is_said_where_something_is_kept_on_it(
        string type,
        string facts,
        Severity severity,
        string words
    ) => Rule.ShouldSay("C-NODE", type, facts, severity, words);
}

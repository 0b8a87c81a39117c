using Quell.Domain.Actions;

namespace Quell.Knowledge.Tests.Consequences.Rules;

public sealed class RightsRuleTests
{
    [Theory]
    [InlineData(
        "AUTOMOUNT_OFF",
        "sa.name: runner & sa.sharedBy: Deployment/api",
        Severity.Degraded,
        "Also used by Deployment/api: they lose what ServiceAccount runner loses"
    )]
    [InlineData(
        "REMOVE_RBAC_SUBJECT",
        "sa.name: runner & sa.sharedBy: -",
        Severity.None,
        "No other workload is known to use ServiceAccount runner"
    )]
    [InlineData(
        "REMOVE_RBAC_RULE",
        "sa.name: runner",
        Severity.Unknown,
        "Which other workloads use ServiceAccount runner"
    )]
    [InlineData(
        "REMOVE_RBAC_SUBJECT",
        "sa.sharedBy: - <> Deployment/api",
        Severity.Degraded,
        "Sources disagree on sa.sharedBy"
    )]
    [InlineData("AUTOMOUNT_OFF", "token.type: bound", Severity.None, "cannot be revoked alone")]
    [InlineData("AUTOMOUNT_OFF", "token.type: legacy", Severity.Degraded, "until its Secret is deleted")]
    [InlineData("AUTOMOUNT_OFF", "", Severity.Unknown, "How long a copied token")]
    [InlineData(
        "REMOVE_CLUSTER_RBAC_SUBJECT",
        "each.tail: system:node",
        Severity.Degraded,
        "system:node is a system object"
    )]
    public void Who_else_loses_the_rights_is_named(string type, string facts, Severity severity, string words) =>
        Rule.ShouldSay("C-RIGHTS", type, facts, severity, words);
}

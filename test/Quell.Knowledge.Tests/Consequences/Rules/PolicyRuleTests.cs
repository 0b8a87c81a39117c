using Quell.Domain.Actions;

namespace Quell.Knowledge.Tests.Consequences.Rules;

public sealed class PolicyRuleTests
{
    [Theory]
    [InlineData(
        "DELETE_ALLOW_POLICY",
        "networkPolicies.selecting: NetworkPolicy/web egress=allow & each: NetworkPolicy/web",
        Severity.Degraded,
        "NetworkPolicy/web is the only policy"
    )]
    [InlineData(
        "DELETE_ALLOW_POLICY",
        "networkPolicies.selecting: NetworkPolicy/web egress=allow | NetworkPolicy/base ingress=deny egress=deny & each: NetworkPolicy/web",
        Severity.None,
        "NetworkPolicy/base still speaks of egress"
    )]
    [InlineData(
        "DELETE_ALLOW_POLICY",
        "networkPolicies.selecting: NetworkPolicy/web egress=allow | NetworkPolicy/in ingress=deny & each: NetworkPolicy/web",
        Severity.Degraded,
        "Nothing but NetworkPolicy/web speaks of egress"
    )]
    [InlineData(
        "DELETE_ALLOW_POLICY",
        "networkPolicies.selecting: NetworkPolicy/bare | NetworkPolicy/in ingress=deny & each: NetworkPolicy/bare",
        Severity.Unknown,
        "without its directions"
    )]
    [InlineData("DELETE_ALLOW_POLICY", "", Severity.Unknown, "Which other policies still hold the Pod")]
    [InlineData(
        "DELETE_ALLOW_POLICY",
        "each: NetworkPolicy/web & networkPolicies.selecting: NetworkPolicy/web egress=allow | NetworkPolicy/base egress=deny <> NetworkPolicy/web egress=allow",
        Severity.Degraded,
        "Sources disagree on networkPolicies.selecting"
    )]
    public void What_becomes_open_without_a_policy_is_said_by_direction(
        string type,
        string facts,
        Severity severity,
        string words
    ) => Rule.ShouldSay("C-POLICY", type, facts, severity, words);
}

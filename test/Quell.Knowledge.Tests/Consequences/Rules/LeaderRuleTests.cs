using Quell.Domain.Actions;

namespace Quell.Knowledge.Tests.Consequences.Rules;

public sealed class LeaderRuleTests
{
    [Theory]
    [InlineData(
        "DELETE_POD",
        "lease.heldByPod: shop/orders duration=15",
        Severity.Delay,
        "holds Lease shop/orders: another one leads after up to 15 s"
    )]
    [InlineData(
        "PAUSE_CONTAINER",
        "lease.heldByPod: shop/orders duration=15",
        Severity.Degraded,
        "may act as leader for a moment"
    )]
    [InlineData("ISOLATE_NETWORK", "lease.heldByPod: shop/orders duration=15", Severity.Degraded, "cannot renew it")]
    [InlineData("SCALE_TO_ZERO", "lease.heldByPod: shop/orders duration=15", Severity.Outage, "no replica is left")]
    [InlineData("DELETE_POD", "lease.heldByPod: -", Severity.None, "holds no Lease")]
    [InlineData(
        "DELETE_POD",
        "lease.heldByPod: - <> shop/orders duration=30",
        Severity.Delay,
        "Sources disagree on lease.heldByPod"
    )]
    [InlineData("DELETE_POD", "", Severity.Unknown, "run kubectl get lease -A -o json to know")]
    public void A_Pod_that_leads_is_followed_by_another_after_its_lease(
        string type,
        string facts,
        Severity severity,
        string words
    ) => Rule.ShouldSay("C-LEADER", type, facts, severity, words);
}

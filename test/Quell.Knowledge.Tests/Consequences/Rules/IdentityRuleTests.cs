using Quell.Domain.Actions;
using Quell.Domain.Facts;

namespace Quell.Knowledge.Tests.Consequences.Rules;

public sealed class IdentityRuleTests
{
    [Fact]
    public void Deleting_a_pod_ends_its_token_and_a_kill_does_not()
    {
        var facts = Facts.Miner.From("kubectl", FactKeys.ServiceAccount, "checkout-sa");

        Rule.Lines("C-IDENTITY", "DELETE_POD", facts)[0].ShouldSay(Severity.None, "about a minute after the deletion");
        Rule.Lines("C-IDENTITY", "KILL_PROCESS", facts)[0].ShouldSay(Severity.Degraded, "this revokes nothing");
        Rule.Lines("C-IDENTITY", "KILL_PROCESS", facts)[1]
            .ShouldSay(Severity.Unknown, "Which other workloads use ServiceAccount checkout-sa");
        Rule.Lines("C-IDENTITY", "KILL_PROCESS", facts.Know(FactKeys.ServiceAccountSharedBy, "deployment shop/api"))[1]
            .ShouldSay(Severity.None, "also used by deployment shop/api");
        Rule.Lines("C-IDENTITY", "KILL_PROCESS", facts.None(FactKeys.ServiceAccountSharedBy))[1]
            .ShouldSay(Severity.None, "No other workload is known");
        Rule.Lines("C-IDENTITY", "KILL_PROCESS", Facts.Miner.None(FactKeys.ServiceAccount))[0]
            .ShouldSay(Severity.None, "no ServiceAccount token");
    }

    [Theory]
    [InlineData(null, Severity.Unknown, "could be fetched from the Pod")]
    [InlineData("", Severity.None, "No cloud identity")]
    [InlineData("role checkout", Severity.Degraded, "Credentials of role checkout")]
    public void Cloud_credentials_outlive_the_pod(string? identity, Severity severity, string words)
    {
        var facts = identity switch
        {
            null => Facts.Miner,
            "" => Facts.Miner.None(FactKeys.CloudIdentity),
            _ => Facts.Miner.Know(FactKeys.CloudIdentity, identity),
        };

        Rule.Lines("C-IDENTITY", "DELETE_POD", facts)[^1].ShouldSay(severity, words);
    }

    [Theory]
    [InlineData(null, Severity.Unknown, "would be denied: unknown")]
    [InlineData("", Severity.None, "Nothing else is known")]
    [InlineData("12 nodes", Severity.Outage, "also used by 12 nodes")]
    public void A_quarantined_identity_takes_everybody_along_who_uses_it(
        string? shared,
        Severity severity,
        string words
    )
    {
        var facts = Facts.Of((FactKeys.CloudUser, "ci"));
        facts = shared switch
        {
            null => facts,
            "" => facts.None(FactKeys.CloudIdentitySharedBy),
            _ => facts.Know(FactKeys.CloudIdentitySharedBy, shared),
        };

        var lines = Rule.Lines("C-IDENTITY", "IAM_QUARANTINE", facts);

        lines[0].ShouldSay(severity, words);
        lines[1].ShouldSay(Severity.Delay, "some seconds");
    }

    [Fact]
    public void Two_accounts_of_who_shares_an_identity_give_the_worse()
    {
        var facts = Facts
            .Of((FactKeys.CloudUser, "ci"), (FactKeys.CloudIdentitySharedBy, "12 nodes"))
            .None(FactKeys.CloudIdentitySharedBy);

        Rule.Lines("C-IDENTITY", "IAM_QUARANTINE", facts)[0]
            .ShouldSay(Severity.Outage, "12 nodes (event), none (kubectl)");
    }

    [Theory]
    [InlineData(
        "ATTACH_DENY_POLICY",
        "role.name: shop & cloud.identity.sharedBy: ServiceAccount/shop/api",
        Severity.Outage,
        "shop is also used by ServiceAccount/shop/api"
    )]
    [InlineData(
        "DEACTIVATE_KEY",
        "cloud.user: ci & cloud.identity.sharedBy: -",
        Severity.None,
        "Nothing else is known to use ci"
    )]
    [InlineData("DELETE_KEY", "", Severity.Delay, "An IAM change takes some seconds")]
    public void A_command_of_AWS_hits_whoever_works_through_the_identity(
        string type,
        string facts,
        Severity severity,
        string words
    ) => Rule.ShouldSay("C-IDENTITY", type, facts, severity, words);
}

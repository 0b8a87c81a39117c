using Quell.Domain.Actions;

namespace Quell.Knowledge.Tests.Consequences.Rules;

public sealed class CloudRuleTests
{
    [Theory]
    [InlineData(
        "ATTACH_DENY_POLICY",
        "role.name: nodes & cloud.identity: nodeRole",
        Severity.Outage,
        "nodes is the role of the nodes"
    )]
    [InlineData(
        "ATTACH_DENY_POLICY",
        "role.name: shop & cloud.identity: irsa role=arn:aws:iam::111122223333:role/shop",
        Severity.None,
        "not known to be a role of nodes"
    )]
    [InlineData(
        "ATTACH_DENY_POLICY",
        "cloud.identity: irsa role=x <> nodeRole",
        Severity.Outage,
        "Sources disagree on cloud.identity"
    )]
    [InlineData("ATTACH_DENY_POLICY", "", Severity.Unknown, "is the role of nodes")]
    [InlineData(
        "DETACH_ROLE_POLICY",
        "role.managedBy: service-linked",
        Severity.Degraded,
        "managed by service-linked: AWS refuses"
    )]
    [InlineData("DETACH_ROLE_POLICY", "role.managedBy: -", Severity.None, "an ordinary role")]
    [InlineData("DETACH_ROLE_POLICY", "", Severity.Unknown, "Whether AWS lets anybody change")]
    [InlineData(
        "ATTACH_DENY_POLICY",
        "role.policies.attached: arn:aws:iam::aws:policy/AWSCompromisedKeyQuarantineV3",
        Severity.Degraded,
        "blocks less than is thought"
    )]
    [InlineData("ATTACH_DENY_POLICY", "role.policies.attached: a | b", Severity.None, "has 2 attached policies")]
    [InlineData("ATTACH_DENY_POLICY", "", Severity.Unknown, "whether one more fits")]
    [InlineData("ATTACH_DENY_POLICY", "role.name: shop", Severity.None, "for sessions of shop that exist already")]
    [InlineData("DETACH_ROLE_POLICY", "role.policies.inline: s3", Severity.Degraded, "stay and may allow the same: s3")]
    [InlineData("DETACH_ROLE_POLICY", "role.policies.inline: -", Severity.None, "has no inline policies")]
    [InlineData("DETACH_ROLE_POLICY", "", Severity.Unknown, "Whether inline policies")]
    [InlineData("DEACTIVATE_KEY", "", Severity.Degraded, "Sessions that were made with the key before go on")]
    [InlineData(
        "DEACTIVATE_KEY",
        "key.lastUsed: AKIAIOSFODNN7EXAMPLE at=2026-01-31T10:00:00Z service=s3 region=eu-west-1 & each: AKIAIOSFODNN7EXAMPLE",
        Severity.Degraded,
        "was last used at 2026-01-31T10:00:00Z for s3 in eu-west-1"
    )]
    [InlineData(
        "DEACTIVATE_KEY",
        "key.lastUsed: AKIAIOSFODNN7EXAMPLE at=2026-01-31T10:00:00Z service=s3 region=eu-west-1 & each: AKIAI44QH8DHBEXAMPLE",
        Severity.Unknown,
        "What uses AKIAI44QH8DHBEXAMPLE"
    )]
    [InlineData("DELETE_KEY", "key.lastUsed: - & each: AKIAI44QH8DHBEXAMPLE", Severity.None, "has no recorded use")]
    [InlineData("DELETE_KEY", "", Severity.Unknown, "What uses the key")]
    public void What_goes_on_and_who_is_hit_in_AWS_is_said(
        string type,
        string facts,
        Severity severity,
        string words
    ) => Rule.ShouldSay("C-CLOUD", type, facts, severity, words);
}

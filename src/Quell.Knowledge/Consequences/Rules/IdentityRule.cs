using System.Collections.Immutable;
using Quell.Domain.Actions;
using Quell.Domain.Calls;
using Quell.Domain.Facts;
using Quell.Knowledge.Cards;

namespace Quell.Knowledge.Consequences.Rules;

/// <summary>Who shares an identity, and which tokens outlive the action.</summary>
internal sealed class IdentityRule(RuleWords words) : ConsequenceRule("C-IDENTITY", words)
{
    protected override ImmutableArray<string> Reads =>
        [
            FactKeys.ServiceAccount,
            FactKeys.ServiceAccountSharedBy,
            FactKeys.CloudIdentity,
            FactKeys.CloudIdentitySharedBy,
            FactKeys.CloudUser,
            FactKeys.CloudUserArn,
            FactKeys.RoleName,
        ];

    public override bool Applies(ActionCard card) =>
        IsCloud(card)
        || (
            card.Verb is CardVerb.Kill or CardVerb.Stop or CardVerb.Pause or CardVerb.Delete or CardVerb.Detach
            && card.ActsOn is ActsOn.Process or ActsOn.Container or ActsOn.Pod
        );

    protected override IEnumerable<RuleLine> Judge(ActionCard card, FactView facts) =>
        IsCloud(card) ? Iam(card, facts) : [.. Account(card, facts), Cloud(facts)];

    private static bool IsCloud(ActionCard card) =>
        card is { ActsOn: ActsOn.Identity, Verb: not CardVerb.Copy }
        && (card.Surface == Surface.Aws || card.Verb == CardVerb.Deny);

    private IEnumerable<RuleLine> Iam(ActionCard card, FactView facts)
    {
        var isRole = card.NameToType.Contains(FactKeys.RoleName, StringComparer.Ordinal);
        var key =
            isRole ? FactKeys.RoleName
            : facts.Name(FactKeys.CloudUserArn) is null ? FactKeys.CloudUser
            : FactKeys.CloudUserArn;
        var identity = ("identity", facts.Name(key) ?? "this identity");
        yield return facts.Read(FactKeys.CloudIdentitySharedBy) switch
        {
            null => NotKnown("iam-unknown", facts, FactKeys.CloudIdentitySharedBy, identity),
            { Values.IsEmpty: true } => Line(
                Severity.None,
                "iam-alone",
                [FactKeys.CloudIdentitySharedBy, key],
                identity
            ),
            _ => Line(
                Severity.Outage,
                "iam-shared",
                [FactKeys.CloudIdentitySharedBy, key],
                identity,
                ("others", facts.Name(FactKeys.CloudIdentitySharedBy)!)
            ),
        };
        yield return Always(Severity.Delay, "iam-gap", []);
    }

    private IEnumerable<RuleLine> Account(ActionCard card, FactView facts)
    {
        if (facts.Read(FactKeys.ServiceAccount) is not { } read)
        {
            yield return NotKnown("account-unknown", facts, FactKeys.ServiceAccount);
            yield break;
        }
        if (read.Values.IsEmpty)
        {
            yield return Line(Severity.None, "no-token", [FactKeys.ServiceAccount]);
            yield break;
        }
        var account = ("account", facts.Name(FactKeys.ServiceAccount)!);
        yield return card.Verb == CardVerb.Delete
            ? Line(Severity.None, "token-ends", [FactKeys.ServiceAccount], account)
            : Line(Severity.Degraded, "token-lives", [FactKeys.ServiceAccount], account);
        ImmutableArray<string> keys = [FactKeys.ServiceAccountSharedBy, FactKeys.ServiceAccount];
        yield return facts.Read(FactKeys.ServiceAccountSharedBy) switch
        {
            null => NotKnown("account-shared-unknown", facts, FactKeys.ServiceAccountSharedBy, account),
            { Values.IsEmpty: true } => Line(Severity.None, "account-alone", keys, account),
            _ => Line(
                Severity.None,
                "account-shared",
                keys,
                account,
                ("others", facts.Name(FactKeys.ServiceAccountSharedBy)!)
            ),
        };
    }

    private RuleLine Cloud(FactView facts) =>
        facts.Read(FactKeys.CloudIdentity) switch
        {
            null => NotKnown("cloud-unknown", facts, FactKeys.CloudIdentity),
            { Values.IsEmpty: true } => Line(Severity.None, "no-cloud", [FactKeys.CloudIdentity]),
            _ => Line(
                Severity.Degraded,
                "cloud-lives",
                [FactKeys.CloudIdentity],
                ("identity", facts.Name(FactKeys.CloudIdentity)!)
            ),
        };
}

using System.Collections.Immutable;
using Quell.Domain.Actions;
using Quell.Domain.Facts;
using Quell.Knowledge.Cards;

namespace Quell.Knowledge.Consequences.Rules;

/// <summary>Rights that are taken from a ServiceAccount: who else has them through it, and what a token does meanwhile.</summary>
internal sealed class RightsRule(RuleWords words) : ConsequenceRule("C-RIGHTS", words)
{
    private const string EachName = "each.tail";

    protected override ImmutableArray<string> Reads =>
        [FactKeys.ServiceAccount, FactKeys.ServiceAccountSharedBy, FactKeys.TokenType, EachName];

    public override bool Applies(ActionCard card) =>
        card is { Verb: CardVerb.Revoke, ActsOn: ActsOn.Identity, Surface: Domain.Calls.Surface.Kubectl };

    protected override IEnumerable<RuleLine> Judge(ActionCard card, FactView facts)
    {
        var account = ("account", facts.Name(FactKeys.ServiceAccount) ?? "of the Pod");
        ImmutableArray<string> keys = [FactKeys.ServiceAccountSharedBy, FactKeys.ServiceAccount];
        yield return facts.Read(FactKeys.ServiceAccountSharedBy) switch
        {
            null => NotKnown("shared-unknown", facts, FactKeys.ServiceAccountSharedBy, account),
            { Values.IsEmpty: true } => Line(Severity.None, "alone", keys, account),
            { Values: var others } => Line(
                Severity.Degraded,
                "shared",
                keys,
                account,
                ("others", Subject.List(others))
            ),
        };
        yield return facts.One(FactKeys.TokenType) switch
        {
            "bound" => Line(Severity.None, "bound", [FactKeys.TokenType, FactKeys.ServiceAccount], account),
            "legacy" => Line(Severity.Degraded, "legacy", [FactKeys.TokenType, FactKeys.ServiceAccount], account),
            _ => NotKnown("token-unknown", facts, FactKeys.TokenType, account),
        };
        if (facts.One(EachName) is { } name && name.StartsWith("system:", StringComparison.Ordinal))
        {
            yield return Line(Severity.Degraded, "system", [EachName], ("name", Text.Names.Of(name)));
        }
    }
}

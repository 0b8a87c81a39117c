using System.Collections.Immutable;
using Quell.Domain.Actions;
using Quell.Domain.Facts;
using Quell.Knowledge.Cards;

namespace Quell.Knowledge.Consequences.Rules;

/// <summary>A network policy that is deleted: what the others still hold, and what becomes open.</summary>
internal sealed class PolicyRule(RuleWords words) : ConsequenceRule("C-POLICY", words)
{
    private const string Each = "each";

    protected override ImmutableArray<string> Reads => [FactKeys.NetworkPolicies, Each];

    public override bool Applies(ActionCard card) => card.Verb == CardVerb.Open;

    protected override IEnumerable<RuleLine> Judge(ActionCard card, FactView facts)
    {
        if (facts.Values(FactKeys.NetworkPolicies) is not { } policies)
        {
            yield return NotKnown("others-unknown", facts, FactKeys.NetworkPolicies);
            yield break;
        }
        ImmutableArray<string> keys = [FactKeys.NetworkPolicies, Each];
        var name = facts.One(Each);
        var gone = policies.FirstOrDefault(policy => string.Equals(policy.Name, name, StringComparison.Ordinal));
        var others = policies.Where(policy => policy != gone).ToList();
        if (gone is null || others.Count == 0)
        {
            yield return Line(Severity.Degraded, "nothing-left", keys, ("policy", Text.Names.Of(name ?? "The policy")));
            yield break;
        }
        foreach (var direction in gone.Parts.Select(part => part.Key).Where(key => key is "ingress" or "egress"))
        {
            var holding = others.Where(policy => policy[direction] is not null).Select(policy => policy.Name).ToList();
            var said = ("direction", direction);
            yield return holding.Count == 0
                ? Line(Severity.Degraded, "opens", keys, said, ("policy", Text.Names.Of(gone.Name)))
                : Line(Severity.None, "still-held", keys, said, ("policies", Subject.List(holding)));
        }
        if (!gone.Parts.Any(part => part.Key is "ingress" or "egress"))
        {
            yield return Line(Severity.Unknown, "directions-not-read", keys, ("policy", Text.Names.Of(gone.Name)));
        }
    }
}

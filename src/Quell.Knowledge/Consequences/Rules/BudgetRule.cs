using System.Collections.Immutable;
using Quell.Domain.Actions;
using Quell.Domain.Facts;
using Quell.Knowledge.Cards;

namespace Quell.Knowledge.Consequences.Rules;

/// <summary>What a PodDisruptionBudget does against this verb, which is mostly nothing: only an eviction asks it.</summary>
internal sealed class BudgetRule(RuleWords words) : ConsequenceRule("C-PDB", words)
{
    private static readonly ImmutableArray<string> s_keys =
    [
        FactKeys.PdbCovering,
        FactKeys.PdbAllowed,
        FactKeys.WorkloadKind,
        FactKeys.Namespace,
        FactKeys.WorkloadName,
    ];

    protected override ImmutableArray<string> Reads => [FactKeys.PdbCovering, FactKeys.PdbAllowed];

    public override bool Applies(ActionCard card) =>
        card.Verb is CardVerb.Delete or CardVerb.Detach or CardVerb.Scale || Touch.Rolls(card);

    protected override IEnumerable<RuleLine> Judge(ActionCard card, FactView facts)
    {
        var who = ("who", Subject.Workload(facts));
        if (facts.Values(FactKeys.PdbCovering) is not { } budgets)
        {
            yield return NotKnown("pdb-unknown", facts, FactKeys.PdbCovering, who);
            yield break;
        }
        if (budgets.IsEmpty)
        {
            yield return Line(Severity.None, "none", s_keys, who);
        }
        foreach (var budget in budgets)
        {
            var allowed = budget["allowed"] ?? facts.One(FactKeys.PdbAllowed);
            var isSpent = string.Equals(allowed, "0", StringComparison.Ordinal);
            var sentence = card.Verb switch
            {
                CardVerb.Delete => "delete",
                CardVerb.Detach => "detach",
                CardVerb.Scale => "scale",
                _ => "rollout",
            };
            yield return Line(
                isSpent ? Severity.Degraded : Severity.None,
                sentence,
                s_keys,
                who,
                ("budget", $"PodDisruptionBudget {Subject.InNamespace(facts, budget.Name)}"),
                ("allowed", Text.Names.Of(allowed ?? "unknown"))
            );
        }
    }
}

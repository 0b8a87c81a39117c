using System.Collections.Immutable;
using Quell.Domain.Actions;
using Quell.Domain.Facts;
using Quell.Knowledge.Cards;

namespace Quell.Knowledge.Consequences.Rules;

/// <summary>What the cluster itself holds for important deserves a second person.</summary>
internal sealed class CriticalRule(RuleWords words) : ConsequenceRule("C-CRITICAL", words)
{
    private static readonly ImmutableArray<string> s_keys =
    [
        FactKeys.Criticality,
        FactKeys.PodPriorityClass,
        FactKeys.WorkloadKind,
        FactKeys.Namespace,
        FactKeys.WorkloadName,
    ];

    protected override ImmutableArray<string> Reads => [FactKeys.Criticality, FactKeys.PodPriorityClass];

    public override bool Applies(ActionCard card) => Touch.TakesOut(card);

    protected override IEnumerable<RuleLine> Judge(ActionCard card, FactView facts)
    {
        var who = ("who", Subject.Workload(facts));
        var marks = facts.Read(FactKeys.Criticality)?.Values.ToList() ?? [];
        if (
            facts.One(FactKeys.PodPriorityClass) is { } priority
            && priority.StartsWith("system-", StringComparison.Ordinal)
        )
        {
            marks.Add($"priorityClass={priority}");
        }
        yield return marks.Count > 0
            ? Line(
                Severity.Degraded,
                "critical",
                s_keys,
                who,
                ("marks", Subject.List(marks.Distinct(StringComparer.Ordinal)))
            )
        : facts.Read(FactKeys.Criticality) is null ? NotKnown("critical-unknown", facts, FactKeys.Criticality, who)
        : Line(Severity.None, "ordinary", s_keys, who);
    }
}

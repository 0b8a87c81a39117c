using System.Collections.Immutable;
using Quell.Domain.Actions;
using Quell.Domain.Facts;
using Quell.Knowledge.Cards;

namespace Quell.Runbook.Propose;

/// <summary>What each action of a plan destroys, and which other action of the same plan would save it first.</summary>
internal static class EvidenceLedger
{
    public static IEnumerable<Candidate.Runnable> With(IEnumerable<Candidate.Runnable> candidates, FactSheet facts)
    {
        var all = candidates.ToList();
        return all.Select(candidate =>
            candidate with
            {
                Action = candidate.Action with
                {
                    EvidenceAtRisk =
                    [
                        .. CardText
                            .LostKinds(candidate.Card, facts)
                            .Select(kind => new EvidenceRisk(kind.Name, Savers(all, kind))),
                    ],
                },
            }
        );
    }

    private static ImmutableArray<string> Savers(List<Candidate.Runnable> all, EvidenceKind kind) =>
        [
            .. all.Where(other => other.Card.SavesEvidence.Contains(kind))
                .Select(other => other.Action.Type)
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal),
        ];
}

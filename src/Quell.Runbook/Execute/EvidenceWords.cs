using System.Collections.Immutable;
using Quell.Domain;
using Quell.Domain.Actions;
using Quell.Domain.Text;
using Quell.Runbook.Cases;

namespace Quell.Runbook.Execute;

/// <summary>The ledger of evidence in the question that asks for a yes: what goes, what saved it, what still could.</summary>
internal static class EvidenceWords
{
    public static IEnumerable<string> AtRisk(CaseState state, ResponseAction action)
    {
        if (action.EvidenceAtRisk.IsEmpty)
        {
            return action.EvidenceLost.Select(lost => $"Evidence about to be lost: {lost}");
        }
        var saved = Done(state);
        return action
            .EvidenceAtRisk.GroupBy(risk => Fate(risk, saved), StringComparer.Ordinal)
            .Select(same =>
                $"Evidence about to be lost: {string.Join(", ", same.Select(risk => risk.What))} — {same.Key}"
            );
    }

    private static string Fate(EvidenceRisk risk, ImmutableHashSet<string> saved)
    {
        var by = risk.SavedBy.Where(saved.Contains).ToList();
        if (by.Count > 0)
        {
            return $"saved in this case by {Types(by)}";
        }
        return risk.SavedBy.IsEmpty
            ? "no action of this plan saves it"
            : $"not saved; {Types(risk.SavedBy)} of this plan can save it first. A yes goes on without it and is recorded so.";
    }

    private static string Types(IEnumerable<string> types) =>
        string.Join(" or ", types.Select(type => Printable.Of(type, 64)));

    private static ImmutableHashSet<string> Done(CaseState state) =>
        [
            .. state
                .Closed.Where(pair => pair.Value.Status == Status.Done)
                .Select(pair => state.Tried.GetValueOrDefault(pair.Key)?.Type)
                .OfType<string>(),
        ];
}

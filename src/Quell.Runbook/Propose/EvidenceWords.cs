using System.Collections.Immutable;
using Quell.Domain;
using Quell.Domain.Actions;
using Quell.Domain.Text;
using Quell.Runbook.Cases;

namespace Quell.Runbook.Propose;

/// <summary>The ledger of evidence: what goes with an action, what saved it, what still could.</summary>
public static class EvidenceWords
{
    /// <summary>For the checklist: what goes, and what of the same list would save it first.</summary>
    public static IEnumerable<string> InPlan(ResponseAction action, string indent) =>
        action
            .EvidenceAtRisk.GroupBy(
                risk =>
                    risk.SavedBy.IsEmpty ? "nothing in this list saves it" : $"{Types(risk.SavedBy)} first saves it",
                StringComparer.Ordinal
            )
            .Select(same => $"{indent}evidence lost: {string.Join(", ", same.Select(risk => risk.What))} — {same.Key}");

    /// <summary>For the question that asks for a yes.</summary>
    public static IEnumerable<string> AtRisk(CaseState state, ResponseAction action)
    {
        if (action.EvidenceAtRisk.IsEmpty)
        {
            return action.EvidenceLost.Select(lost => $"Evidence about to be lost: {lost}");
        }
        var saved = Saved(state);
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

    /// <summary>Types of which every action of the plan is done and what it saved is still there: one on another target saved nothing here.</summary>
    private static ImmutableHashSet<string> Saved(CaseState state) =>
        [
            .. (state.Plan?.Actions ?? [])
                .GroupBy(action => action.Type, StringComparer.Ordinal)
                .Where(same => same.All(action => IsKept(state, action.Id)))
                .Select(same => same.Key),
        ];

    private static bool IsKept(CaseState state, ActionId id) =>
        state.Closed.Any(pair =>
            pair.Key.Action == id && pair.Value.Status == Status.Done && !IsDiscarded(state, pair.Key)
        );

    /// <summary>Also where the undo's outcome is not known.</summary>
    private static bool IsDiscarded(CaseState state, ActionTry response) =>
        state.UndosOf(response).Any(undo => undo.Closed.Status is not (Status.Skipped or Status.Failed));
}

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
            return action.EvidenceLost.IsEmpty
                ? []
                : [$"Evidence about to be lost: {string.Join(", ", action.EvidenceLost)}"];
        }
        var saved = Saved(state);
        return action
            .EvidenceAtRisk.GroupBy(risk =>
                IsSaved(risk, saved) ? 2
                : risk.SavedBy.IsEmpty ? 0
                : 1
            )
            .OrderBy(same => same.Key)
            .Select(same =>
                same.Key switch
                {
                    0 => $"Evidence about to be lost: {Whats(same)} — no action of this plan saves it",
                    1 =>
                        $"Evidence about to be lost, not saved yet: {Whats(same, risk => risk.SavedBy)}. A yes without it is recorded so.",
                    _ => $"Evidence saved in this case: {Whats(same, risk => [.. risk.SavedBy.Where(saved.Contains)])}",
                }
            );
    }

    /// <summary>Without the remark in brackets, which the checklist has.</summary>
    private static string Named(string what) =>
        what.IndexOf(" (", StringComparison.Ordinal) is > 0 and var at ? what[..at] : what;

    private static bool IsSaved(EvidenceRisk risk, ImmutableHashSet<string> saved) => risk.SavedBy.Any(saved.Contains);

    private static string Whats(IEnumerable<EvidenceRisk> same) =>
        string.Join(", ", same.Select(risk => Named(risk.What)));

    private static string Whats(IEnumerable<EvidenceRisk> same, Func<EvidenceRisk, ImmutableArray<string>> by) =>
        string.Join(
            "; ",
            same.GroupBy(risk => Types(by(risk)), StringComparer.Ordinal)
                .Select(group => $"{Whats(group)} by {group.Key}")
        );

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

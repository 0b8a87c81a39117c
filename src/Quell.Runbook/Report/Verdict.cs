using Quell.Domain;
using Quell.Domain.Actions;
using Quell.Domain.Cases;
using Quell.Runbook.Cases;

namespace Quell.Runbook.Report;

/// <summary>How a case stands, and the exit code that says so.</summary>
public static class Verdict
{
    /// <summary>The watcher's verdict; null where nothing was watched.</summary>
    public static Status? Of(CaseState state) => state.Watches.LastOrDefault()?.Ended?.Verdict;

    /// <summary>What the verdict stands on; where there is none, why not: only a watch gives one.</summary>
    public static string Why(CaseState state) =>
        state.Watches.LastOrDefault()?.Ended?.Reason
        ?? (
            !state.Watches.IsEmpty ? "the watch did not end"
            : state.ResponsesRun > 0 ? "what ran was not watched"
            : !state.Writes.Any(IsResponse) ? "no action ran, so there was nothing to watch"
            : state.AnythingSent ? "nothing that was sent is known to have run, so there was nothing to watch"
            : "everything that was sent was refused, so no action ran and there was nothing to watch"
        );

    /// <summary>True when every chosen action is over, or none was chosen on purpose; otherwise the case can be resumed.</summary>
    public static bool NothingUndecided(CaseState state) =>
        state.MayAsk && Undecided(state).Count == 0 && HasChosen(state);

    /// <summary>Chosen actions that are neither run nor declined.</summary>
    public static IReadOnlyList<ActionId> Undecided(CaseState state) =>
        state.Selection is not { } selection
            ? []
            :
            [
                .. selection.Order.Where(id =>
                    !state.Closed.Any(pair =>
                        pair.Key.Action == id && !pair.Value.Voided && !state.ClosedBeforeSelection.Contains(pair.Key)
                    )
                ),
            ];

    public static ExitCode Code(CaseState state)
    {
        if (Of(state) == Status.StillActive)
        {
            return ExitCode.StillActive;
        }
        var troubled = Latest(state)
            .Any(closed => closed.Status is Status.Failed or Status.Pending or Status.InProgress);
        if (Of(state) == Status.Inconclusive || troubled || state.UnreconciledWrites.Any())
        {
            return ExitCode.Inconclusive;
        }
        if (Of(state) == Status.Cleared)
        {
            return ExitCode.Success;
        }
        var declined =
            Latest(state).Any()
            && Latest(state).All(closed => closed.Status == Status.Skipped)
            && state.MayAsk
            && Undecided(state).Count == 0;
        return declined ? ExitCode.Success : ExitCode.StoppedBeforeWrite;
    }

    /// <summary>The last try of each action.</summary>
    public static IEnumerable<CaseEntry.ActionClosed> Latest(CaseState state) =>
        state.Closed.GroupBy(pair => pair.Key.Action).Select(tries => tries.MaxBy(pair => pair.Key.Attempt).Value);

    private static bool IsResponse(CallState write) => write.Call.Effect != Effect.Filing;

    private static bool HasChosen(CaseState state) =>
        state.SessionNumber != 0 && (state.SelectionSession == state.SessionNumber || state.GoesOnWatching);
}

using System.Collections.Immutable;
using Quell.Domain;
using Quell.Domain.Actions;
using Quell.Domain.Cases;
using Quell.Runbook.Cases;
using Quell.Runbook.Kept;

namespace Quell.Runbook.Report;

/// <summary>Counts a case.</summary>
public static class FigureCount
{
    public static ReportedFigures Of(
        CaseState state,
        IReadOnlyList<JournalEntry> entries,
        ImmutableArray<ReportedAction> actions,
        ImmutableArray<ReportedWatch> watches,
        ImmutableArray<KeptPiece> evidence
    )
    {
        var took = actions.Select(action => action.Decision.Took).OfType<TimeSpan>().Order().ToList();
        var responses = actions.Where(action => !action.IsUndo).ToList();
        return new ReportedFigures(
            Elapsed(entries, entry => entry.Body is CaseEntry.PlanProposed),
            Elapsed(entries, entry => IsContainment(state, entry)),
            state.Calls.Values.Count(call => !call.Call.Effect.IsWrite()),
            state.Writes.Count(),
            responses.Count(action => action.Status == Status.Done),
            responses.Count(action => action.Status == Status.Failed),
            responses.Count(action => action.Decision.Kind == ReportedDecisionKind.Declined),
            responses.Count(action => action.Status is Status.Pending or Status.InProgress),
            actions.Count(action => action.IsUndo && action.Status == Status.Done),
            took.Count,
            took.Count == 0 ? null : took[took.Count / 2],
            took.Count == 0 ? null : took[^1],
            actions.Sum(action => action.Decision.Represented),
            watches.SelectMany(watch => watch.ReFires).Distinct(StringComparer.Ordinal).Count(),
            evidence.Length,
            evidence.DistinctBy(kept => kept.Sha256, StringComparer.Ordinal).Sum(kept => kept.Bytes)
        );
    }

    private static bool IsContainment(CaseState state, JournalEntry entry) =>
        entry.Body is CaseEntry.ActionClosed { Status: Status.Done } closed
        && state.Tried.GetValueOrDefault(closed.Try)?.Effect is Effect.Containment or Effect.Eviction;

    private static TimeSpan? Elapsed(IReadOnlyList<JournalEntry> entries, Func<JournalEntry, bool> reached)
    {
        var start = entries.FirstOrDefault(entry => entry.Body is CaseEntry.SessionOpened)?.At;
        var end = entries.FirstOrDefault(reached)?.At;
        return start is { } from && end is { } to ? to - from : null;
    }
}

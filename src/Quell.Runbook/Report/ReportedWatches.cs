using System.Collections.Immutable;
using Quell.Domain.Calls;
using Quell.Domain.Cases;
using Quell.Runbook.Cases;
using Quell.Runbook.Watch;

namespace Quell.Runbook.Report;

/// <summary>The watches of a case with what each poll brought.</summary>
public static class ReportedWatches
{
    public static ImmutableArray<ReportedWatch> Of(CaseState state, IEnumerable<JournalEntry> entries)
    {
        var ends = entries
            .Where(entry => entry.Body is CaseEntry.WatchEnded)
            .ToLookup(entry => ((CaseEntry.WatchEnded)entry.Body).Watch, entry => entry.At);
        return
        [
            .. state.Watches.Select(watch => new ReportedWatch(
                watch.Started.Watch,
                watch.Started.Selector,
                watch.StartedAt,
                ends[watch.Started.Watch].Select(at => (DateTimeOffset?)at).LastOrDefault(),
                watch.Started.Polls,
                watch.Started.IntervalSeconds,
                WatchPlan.SinceOf(watch.Started),
                watch.Started.SinceSource,
                [.. Polls(state, watch.Started)],
                watch.Ended?.Verdict,
                watch.Ended?.Reason ?? "the watch did not end",
                watch.Ended?.ReFires ?? []
            )),
        ];
    }

    private static IEnumerable<ReportedPoll> Polls(CaseState state, CaseEntry.WatchStarted watch)
    {
        for (var poll = 1; poll <= watch.Polls; poll++)
        {
            if (state.Call(WatchPlan.KeyOf(state, watch, poll)) is { EndedAt: { } at } call)
            {
                yield return call.Reading is CallReading.Events events
                    ? new ReportedPoll(poll, at, events.Page.Events.Length, null)
                    : new ReportedPoll(poll, at, null, call.Failure);
            }
        }
    }
}

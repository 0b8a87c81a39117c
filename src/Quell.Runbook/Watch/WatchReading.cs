using System.Collections.Immutable;
using Quell.Domain.Calls;
using Quell.Domain.Events;
using Quell.Runbook.Cases;

namespace Quell.Runbook.Watch;

/// <summary>What the polls of one watch saw, by event time and by distinct id.</summary>
/// <param name="ReFires">Ids of events of the same rule on the same workload after the last response.</param>
/// <param name="DuringResponse">The same, but not after it.</param>
/// <param name="LaterEvents">Other events of the workload after it: a sign that somebody is listening.</param>
/// <param name="Missed">Polls that brought nothing back. They are not zeros.</param>
/// <param name="LastMissed">True when nothing covers the end of the window.</param>
/// <param name="Full">True when a page was so full that events may be missing.</param>
public sealed record WatchReading(
    ImmutableArray<string> ReFires,
    int DuringResponse,
    int LaterEvents,
    int Polled,
    int Missed,
    bool LastMissed,
    bool Full
)
{
    public static WatchReading Of(CaseState state, WatchState watch)
    {
        var polls = Enumerable
            .Range(1, watch.Started.Polls)
            .Select(poll => state.Call(WatchPlan.KeyOf(state, watch.Started, poll)))
            .Where(call => call is { Ended: not null })
            .Select(call => (call!.Reading as CallReading.Events)?.Page)
            .ToList();
        var events = polls
            .OfType<EventPage>()
            .SelectMany(page => page.Events)
            .DistinctBy(seen => seen.Id, StringComparer.Ordinal)
            .ToList();
        var threat = state.Threat!;
        var same = events
            .Where(seen =>
                !string.Equals(seen.Id, threat.Id, StringComparison.Ordinal) && Refire.SamePlace(threat, seen)
            )
            .ToList();
        var after = same.Where(seen => seen.TimestampNs > watch.Started.SinceNs).ToList();
        return new WatchReading(
            [.. after.Where(seen => Refire.SameRule(threat, seen)).Select(seen => seen.Id)],
            same.Count(seen =>
                Refire.SameRule(threat, seen)
                && seen.TimestampNs > threat.TimestampNs
                && seen.TimestampNs <= watch.Started.SinceNs
            ),
            after.Count(seen => !Refire.SameRule(threat, seen)),
            polls.Count,
            polls.Count(page => page is null),
            polls.Count > 0 && polls[^1] is null,
            polls.LastOrDefault(page => page is not null)?.Full == true
        );
    }
}

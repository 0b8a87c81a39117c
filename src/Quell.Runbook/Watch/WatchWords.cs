using System.Collections.Immutable;
using Quell.Domain;
using Quell.Domain.Calls;
using Quell.Domain.Cases;
using Quell.Domain.Text;
using Quell.Runbook.Cases;
using Quell.Runbook.Telling;

namespace Quell.Runbook.Watch;

/// <summary>What step E says: once a minute, and at the end.</summary>
public static class WatchWords
{
    public static bool IsTold(CaseState state, CaseEntry.WatchStarted watch, int poll) =>
        poll == 1
        || poll == watch.Polls
        || WatchPlan.GapBefore(state, watch, poll) > 0
        || poll * watch.IntervalSeconds / 60 != (poll - 1) * watch.IntervalSeconds / 60;

    public static Notice GoesOn(CaseState state, WatchState watch, DateTimeOffset now)
    {
        var polls = watch.Started.Polls;
        var never = WatchPlan.NeverMade(state, watch, now);
        var words = never.IsEmpty
            ? "every poll that was due was made"
            : $"{(never.Length == 1 ? "poll" : "polls")} {string.Join(", ", never)} of {polls} {(never.Length == 1 ? "was" : "were")} never made, and the next one covers that by event time";
        return Notice.Of(
            NoticeKind.Watch,
            $"Watch {watch.Started.Watch} on {Printable.Of(watch.Started.Selector)} was cut off and goes on: {words}."
        );
    }

    public static Notice Progress(CaseState state, WatchState watch, int poll)
    {
        var seen = WatchReading.Of(state, watch);
        var missed = state.Call(WatchPlan.KeyOf(state, watch.Started, poll))?.Reading is not CallReading.Events;
        var words = missed
            ? $"Watcher {poll}/{watch.Started.Polls}: missed, a later poll covers it."
            : $"Watcher {poll}/{watch.Started.Polls}: {seen.ReFires.Length} re-fires, {seen.LaterEvents} other events of the workload{During(seen)}.{Gap(state, watch, poll)}";
        return Notice.Of(NoticeKind.Watch, words);
    }

    public static Notice End(CaseState state, WatchState watch)
    {
        var ended = watch.Ended!;
        var lines = ImmutableArray.CreateBuilder<string>();
        lines.Add(
            $"Watch {watch.Started.Watch} on {Printable.Of(watch.Started.Selector)}: {ended.Verdict.Word()} — {Printable.Of(ended.Reason, 300)}."
        );
        lines.AddRange(ended.ReFires.Take(5).Select(id => $"  re-fire: event {Printable.Of(id, 40)}"));
        if (ended.Verdict == Status.StillActive)
        {
            lines.Add("Next steps: a heavier action of the list, or the ticket text of a declined one.");
        }
        return new Notice(NoticeKind.Watch, lines.ToImmutable());
    }

    private static string Gap(CaseState state, WatchState watch, int poll) =>
        WatchPlan.GapBefore(state, watch.Started, poll) is > 0 and var gap
            ? $" It covers {gap} poll(s) that were not made, by event time."
            : "";

    private static string During(WatchReading seen) =>
        seen.DuringResponse == 0 ? "" : $", {seen.DuringResponse} during the response";
}

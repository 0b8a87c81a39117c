using System.Globalization;
using Quell.Domain;
using Quell.Domain.Calls;
using Quell.Domain.Cases;
using Quell.Runbook.Cases;
using Quell.Runbook.Flow;

namespace Quell.Runbook.Watch;

/// <summary>What a full window without a re-fire is worth.</summary>
public static class WatchVerdict
{
    private static readonly TimeSpan s_shortestReal = TimeSpan.FromSeconds(300);

    public static Next.Append Of(CaseState state, WatchState watch)
    {
        var (verdict, reason) = Judge(state, watch, WatchReading.Of(state, watch));
        return new Next.Append([new CaseEntry.WatchEnded(watch.Started.Watch, verdict, reason, [])]);
    }

    private static (Status Verdict, string Reason) Judge(CaseState state, WatchState watch, WatchReading seen)
    {
        if (seen.LastMissed || seen.Polled == seen.Missed)
        {
            return (Status.Inconclusive, "the last poll was missed, so the end of the window was not seen");
        }
        if (WatchPlan.IsOutOfReach(state, watch.Started))
        {
            return (
                Status.Inconclusive,
                "the watch was away for longer than the event list reaches back, so the gap was not seen"
            );
        }
        if (seen.Full)
        {
            return (Status.Inconclusive, "the event list stayed full, so events may have been cut off");
        }
        var window = TimeSpan.FromSeconds((double)watch.Started.Polls * watch.Started.IntervalSeconds);
        if (state.Session is not { Simulated: true } && window < s_shortestReal)
        {
            return (
                Status.Inconclusive,
                $"the window was {window.TotalSeconds:0} s; a real tenant is watched for 300 s before anything is called cleared"
            );
        }
        return seen.LaterEvents > 0
            ? (
                Status.Cleared,
                $"{Window(watch)} without a re-fire, and {seen.LaterEvents} later event(s) of the workload show that somebody is listening"
            )
            : Life(state, watch);
    }

    private static (Status Verdict, string Reason) Life(CaseState state, WatchState watch)
    {
        if (state.Reading(WatchPlan.LifeKey(state, watch.Started)) is not CallReading.Rows rows)
        {
            return (Status.Inconclusive, "silence, and no proof that anyone was listening");
        }
        if (rows.Items.IsEmpty)
        {
            return (
                Status.Inconclusive,
                "the workload is gone from the inventory: success with a caveat, nothing is left to watch"
            );
        }
        var lastSeen = rows.Items.Select(row => Time(row.Values.GetValueOrDefault("lastSeen"))).Max();
        return lastSeen > WatchPlan.SinceOf(watch.Started)
            ? (
                Status.Cleared,
                $"{Window(watch)} without a re-fire, and the workload was last seen at {lastSeen:yyyy-MM-dd HH:mm:ss}Z, after the last response"
            )
            : (Status.Inconclusive, "silence, and no proof that anyone was listening");
    }

    /// <summary>How long was watched: a practice may shorten it, and the verdict says so wherever it is quoted.</summary>
    private static string Window(WatchState watch)
    {
        var window = TimeSpan.FromSeconds((double)watch.Started.Polls * watch.Started.IntervalSeconds);
        return window < s_shortestReal
            ? $"a shortened window of {window.TotalSeconds:0} s (usually 300 s)"
            : $"full window of {window.TotalSeconds:0} s";
    }

    private static DateTimeOffset? Time(string? text)
    {
        if (long.TryParse(text, CultureInfo.InvariantCulture, out var number))
        {
            return number switch
            {
                > 100_000_000_000_000_000 => DateTimeOffset.UnixEpoch.AddTicks(number / TimeSpan.NanosecondsPerTick),
                > 100_000_000_000 => DateTimeOffset.UnixEpoch.AddMilliseconds(number),
                _ => DateTimeOffset.UnixEpoch.AddSeconds(number),
            };
        }
        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? time
            : null;
    }
}

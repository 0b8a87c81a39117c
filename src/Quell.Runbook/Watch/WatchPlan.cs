using System.Collections.Immutable;
using System.Globalization;
using Quell.Domain.Actions;
using Quell.Domain.Calls;
using Quell.Domain.Cases;
using Quell.Domain.Facts;
using Quell.Domain.Text;
using Quell.Runbook.Calls;
using Quell.Runbook.Cases;
using Quell.Runbook.Flow;

namespace Quell.Runbook.Watch;

/// <summary>What a watch looks at and since when.</summary>
public static class WatchPlan
{
    /// <summary>How far back the event list is asked for: fourteen days.</summary>
    public const int LongestHours = 336;
    private const string Source = "events of the workload";

    public static CaseEntry.WatchStarted Start(CaseState state, RunOptions options, DateTimeOffset now)
    {
        var (since, source) = Since(state, now);
        return new CaseEntry.WatchStarted(
            state.Watches.Count + 1,
            state.ResponsesRun,
            SysdigCalls.Nanoseconds(since),
            source,
            options.WatchPolls,
            (int)options.WatchInterval.TotalSeconds,
            Selector(state)
        );
    }

    public static string KeyOf(CaseState state, CaseEntry.WatchStarted watch, int poll) =>
        CallKeys.Of($"watch{watch.Watch}", Source, poll);

    public static string LifeKey(CaseState state, CaseEntry.WatchStarted watch) =>
        CallKeys.Of($"watch{watch.Watch}", "sysql sign of life");

    public static Next Read(CaseState state, CaseEntry.WatchStarted watch, string key, DateTimeOffset now)
    {
        var hours = Math.Clamp((int)Math.Ceiling((now - SinceOf(watch)).TotalHours), 1, LongestHours);
        return Steps.Reads(
            state,
            SysdigCalls.Events(
                state,
                key,
                hours,
                FilterRejected(state, watch) ? null : Filter(state),
                "looking for re-fires on the workload"
            )
        )!;
    }

    /// <summary>Events after this count.</summary>
    public static DateTimeOffset SinceOf(CaseEntry.WatchStarted watch) =>
        DateTimeOffset.UnixEpoch.AddTicks(watch.SinceNs / TimeSpan.NanosecondsPerTick);

    /// <summary>Polls right before this one that were never made: the program was away, or a call took too long.</summary>
    public static int GapBefore(CaseState state, CaseEntry.WatchStarted watch, int poll) =>
        Enumerable
            .Range(1, poll - 1)
            .Reverse()
            .TakeWhile(earlier => state.Call(KeyOf(state, watch, earlier)) is not { Ended: not null })
            .Count();

    /// <summary>Polls whose time is over without an answer; the last one is always still made.</summary>
    public static ImmutableArray<int> NeverMade(CaseState state, WatchState watch, DateTimeOffset now) =>
        [
            .. Enumerable
                .Range(1, watch.Started.Polls - 1)
                .Where(poll =>
                    state.Call(KeyOf(state, watch.Started, poll)) is not { Ended: not null }
                    && now >= DueAt(watch, poll + 1)
                ),
        ];

    /// <summary>When a poll is to be made.</summary>
    public static DateTimeOffset DueAt(WatchState watch, int poll) =>
        watch.StartedAt.AddSeconds((double)watch.Started.IntervalSeconds * poll);

    /// <summary>True when the event list does not reach back from the last poll to where the watch began.</summary>
    public static bool IsOutOfReach(CaseState state, CaseEntry.WatchStarted watch) =>
        Enumerable
            .Range(1, watch.Polls)
            .Select(poll => state.Call(KeyOf(state, watch, poll))?.IntendedAt)
            .Any(at => at - SinceOf(watch) > TimeSpan.FromHours(LongestHours));

    /// <summary>The time of the last completed containment or eviction, by the tenant's own clock where it gave one.</summary>
    private static (DateTimeOffset Time, string Source) Since(CaseState state, DateTimeOffset now)
    {
        var ran = state.Closed.Where(closed => closed.Value.ExecutionId is not null).ToList();
        var responses = ran.Where(closed => state.Tried.GetValueOrDefault(closed.Key)?.Effect != Effect.Evidence)
            .ToList();
        var last = (responses.Count > 0 ? responses : ran)
            .Select(closed => state.Execution(closed.Value.ExecutionId!))
            .Select(run => run?.UpdatedAt ?? run?.CreatedAt)
            .Max();
        return last is { } time
            ? (time, "the tenant's clock")
            : (
                state.Writes.Select(write => write.EndedAt ?? write.IntendedAt).DefaultIfEmpty(now).Max(),
                "this machine's clock"
            );
    }

    private static string Selector(CaseState state) =>
        state.Value(FactKeys.WorkloadName) is { } workload
            ? $"{state.ClusterName}/{state.Value(FactKeys.Namespace)}/{workload}"
        : state.Value(FactKeys.HostName) is { } host ? $"host {host}"
        : state.Value(FactKeys.CloudUserArn) is { } identity ? $"identity {identity}"
        : "event source unknown";

    /// <summary>Narrows the list to the threat's place; the rest is filtered here, because a filter may be ignored.</summary>
    private static string? Filter(CaseState state)
    {
        var cluster = state.ClusterName;
        var space = state.Value(FactKeys.Namespace);
        return Alphabets.Matches(Alphabet.DnsSubdomain, cluster) && Alphabets.Matches(Alphabet.DnsLabel, space)
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"kubernetes.cluster.name = \"{cluster}\" and kubernetes.namespace.name = \"{space}\""
            )
            : null;
    }

    private static bool FilterRejected(CaseState state, CaseEntry.WatchStarted watch) =>
        Enumerable
            .Range(1, watch.Polls)
            .Any(poll => state.Call(KeyOf(state, watch, poll))?.Refusal?.Kind == RefusalKind.Rejected);
}

using System.Collections.Immutable;
using System.Globalization;
using Quell.Domain.Calls;
using Quell.Domain.Text;
using Quell.Runbook.Calls;
using Quell.Runbook.Cases;

namespace Quell.Runbook.Investigate;

/// <summary>
/// Follows each signal one hop: its process tree, its workload, its host. Never more than four calls a signal, nothing that
/// was asked already, and nothing outside the threat's cluster.
/// </summary>
public static class FollowOns
{
    public const int MostSignals = 6;
    public const int MostCalls = 4;

    private const int Limit = 50;

    public static ImmutableArray<FollowOn> Of(CaseState state, IncidentScope scope, DateTimeOffset now)
    {
        if (state.Threat is not { } threat)
        {
            return [];
        }
        var place = EventPlace.Of(threat);
        var asked = new HashSet<string>(Sweeps.Of(threat).SelectMany(sweep => sweep.Filters), StringComparer.Ordinal);
        return
        [
            .. scope
                .Signals.Take(MostSignals)
                .Select(
                    (signal, index) =>
                        new FollowOn(signal, [.. Calls(state, signal, index + 1, place, asked, now).Take(MostCalls)])
                ),
        ];
    }

    /// <summary>The lists of events that following gave.</summary>
    public static IEnumerable<CallState> Answers(CaseState state) =>
        state
            .Calls.Values.Where(call => call.Call.Key.StartsWith($"{state.Scope}.f", StringComparison.Ordinal))
            .OrderBy(call => call.Call.Key, StringComparer.Ordinal);

    private static IEnumerable<OutsideCall> Calls(
        CaseState state,
        RelatedEvents signal,
        int number,
        EventPlace threat,
        HashSet<string> asked,
        DateTimeOffset now
    )
    {
        var scope = $"{state.Scope}.f{number}";
        var why = $"following signal {number} ({Printable.Of(signal.Rule, 60)})";
        if (signal.Newest.Field("proc.pid") is not null && Alphabets.Matches(Alphabet.EventId, signal.Newest.Id))
        {
            yield return SysdigCalls.ProcessTree(
                state,
                CallKeys.Of(scope, Source(number, "tree")),
                signal.Newest.Id,
                $"{why}: its process tree"
            );
        }
        if (signal.Place.Cluster is null || signal.Place.Cluster != threat.Cluster)
        {
            yield break;
        }
        if (WorkloadFilter(signal.Place) is { } workload && !signal.Place.IsSameWorkload(threat) && asked.Add(workload))
        {
            yield return Events(
                state,
                CallKeys.Of(scope, Source(number, "workload")),
                workload,
                $"{why}: its workload",
                now
            );
        }
        if (HostFilter(signal.Place) is { } host && asked.Add(host))
        {
            yield return Events(state, CallKeys.Of(scope, Source(number, "host")), host, $"{why}: its host", now);
        }
    }

    private static OutsideCall Events(CaseState state, string key, string filter, string purpose, DateTimeOffset now)
    {
        var from = (state.Threat?.At ?? now) - Sweeps.Window;
        var hours = Math.Clamp((int)Math.Ceiling((now - from).TotalHours), 1, Watch.WatchPlan.LongestHours);
        return SysdigCalls.Events(state, key, hours, filter, purpose, Limit);
    }

    private static string? WorkloadFilter(EventPlace place) =>
        EventPlace.Fit(Alphabet.ClusterName, place.Cluster) is { } cluster
        && EventPlace.Fit(Alphabet.DnsLabel, place.Namespace) is { } space
        && EventPlace.Fit(Alphabet.DnsSubdomain, place.Workload) is { } workload
            ? $"kubernetes.cluster.name = \"{cluster}\" and kubernetes.namespace.name = \"{space}\" and kubernetes.workload.name = \"{workload}\""
            : null;

    private static string? HostFilter(EventPlace place) =>
        EventPlace.Fit(Alphabet.HostName, place.Host) is { } host ? $"host.hostName = \"{host}\"" : null;

    private static string Source(int number, string what) =>
        string.Create(CultureInfo.InvariantCulture, $"signal {number} {what}");
}

using System.Collections.Immutable;
using Quell.Domain.Events;

namespace Quell.Runbook.Investigate;

/// <summary>The incident in the order of its times, and whether it is more than one event.</summary>
internal static class Timelines
{
    private const int MostRows = 25;
    private const int ManyTactics = 3;

    public static ImmutableArray<TimelineRow> Of(ThreatEvent threat, IncidentScope scope)
    {
        var rows = scope
            .Signals.Select(signal => new TimelineRow(
                signal.First,
                Where(signal.Newest, signal.Place),
                ActionOf(signal.Newest),
                (signal.Count > 1 ? $"{signal.Count} times until {Clock(signal.Last)}; " : string.Empty)
                    + signal.Ties.FirstOrDefault(string.Empty)
            ))
            .ToList();
        if (threat.At is { } at)
        {
            rows.Add(
                new TimelineRow(
                    at,
                    Where(threat, EventPlace.Of(threat)),
                    ActionOf(threat),
                    scope.Repeats > 0 ? $"the trigger; fired {scope.Repeats} more times in the window" : "the trigger"
                )
            );
        }
        return [.. rows.OrderBy(row => row.At).ThenBy(row => row.Action, StringComparer.Ordinal).Take(MostRows)];
    }

    /// <summary>At least two of: several groups of events, three tactics, two domains.</summary>
    public static bool IsMultiStage(ThreatEvent threat, Classification rule, IncidentScope scope)
    {
        var signals = scope.Signals;
        var groups = signals.Length > 0;
        var tactics = signals
            .Select(signal => signal.Class.Tactic)
            .Append(rule.Tactic)
            .Where(tactic => tactic is not null)
            .Distinct()
            .Count();
        var domains = signals
            .Select(signal => Domain(signal.Newest))
            .Append(Domain(threat))
            .Distinct(StringComparer.Ordinal)
            .Count();
        return new[] { groups, tactics >= ManyTactics, domains > 1 }.Count(holds => holds) >= 2;
    }

    public static string Clock(DateTimeOffset at) => $"{at.UtcDateTime:HH:mm:ss}Z";

    /// <summary>The trust boundary that an event is in.</summary>
    public static string Where(ThreatEvent threat, EventPlace place) =>
        Domain(threat) switch
        {
            "cloud" => $"account {place.Account ?? "unknown"}",
            "api" => $"API server of {place.Cluster ?? "unknown"}",
            "container" => $"container {place.Container} of {place.Text}",
            _ => place.Text,
        };

    private static string Domain(ThreatEvent threat)
    {
        var source = threat.Source ?? string.Empty;
        return threat.Fields.Keys.Any(key => key.StartsWith("ct.", StringComparison.Ordinal))
            || source.Contains("cloudtrail", StringComparison.OrdinalIgnoreCase)
            || source.StartsWith("agentless", StringComparison.OrdinalIgnoreCase)
                ? "cloud"
            : source.Contains("audit", StringComparison.OrdinalIgnoreCase) ? "api"
            : EventPlace.Of(threat).Container is not null ? "container"
            : "host";
    }

    private static string ActionOf(ThreatEvent threat)
    {
        var rule = threat.RuleName ?? threat.PolicyName ?? "unnamed rule";
        var did = threat.Field("ct.name") ?? threat.Field("proc.cmdline") ?? threat.Field("content.command");
        return did is null ? rule : $"{rule}: {did}";
    }
}

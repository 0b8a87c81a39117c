using System.Collections.Immutable;
using Quell.Domain.Events;
using Quell.Knowledge.Investigation;

namespace Quell.Runbook.Investigate;

/// <summary>Events of one rule on one resource near the threat.</summary>
/// <param name="Newest">The one that is followed.</param>
/// <param name="Ties">Why it belongs to the incident, the closest first: same workload, cluster, account, image.</param>
/// <param name="Hit">What of the watchlist it is; null where it is none of it.</param>
/// <param name="Source">The call that gave it.</param>
public sealed record RelatedEvents(
    ThreatEvent Newest,
    EventPlace Place,
    int Count,
    DateTimeOffset First,
    DateTimeOffset Last,
    ImmutableArray<string> Ties,
    Watched? Hit,
    Classification Class,
    string Source
)
{
    private const int High = 3;
    private const int Info = 7;

    /// <summary>True for what is followed: on the watchlist and more than information, or of high severity.</summary>
    public bool IsSignal => (Hit is not null && Newest.Severity != Info) || Newest.Severity <= High;

    public string Rule => Newest.RuleName ?? Newest.PolicyName ?? "unnamed rule";

    /// <summary>Why it matters, in one clause.</summary>
    public string Why =>
        (
            Hit is not null ? $"{Hit.Name}: {Hit.Why}"
            : Newest.Severity <= High ? "high severity"
            : "activity nearby"
        ) + (Ties.IsEmpty ? string.Empty : $" ({string.Join(", ", Ties.Take(2))})");
}

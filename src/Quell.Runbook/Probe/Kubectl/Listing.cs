using System.Collections.Immutable;
using Quell.Domain.Calls;
using Quell.Domain.Facts;

namespace Quell.Runbook.Probe.Kubectl;

/// <summary>All objects of one kind that a call was asked for, or why they are not known.</summary>
/// <param name="Problem">Null when the list is whole.</param>
public sealed record Listing(
    ImmutableArray<Sighting> Items,
    ImmutableArray<PodGroup> Pods,
    Citation Citation,
    DateTimeOffset At,
    Problem? Problem
)
{
    public bool IsWhole => Problem is null;

    /// <summary>False where the cluster said that it has no such kind: then there are no objects of it.</summary>
    public bool IsServed { get; init; } = true;
}

using System.Collections.Immutable;

namespace Quell.Runbook.Investigate;

/// <summary>One list of events that an investigation asks for.</summary>
/// <param name="Source">Its name in keys and citations, such as <c>cluster events</c>.</param>
/// <param name="Purpose">What is narrated.</param>
/// <param name="Filters">In order; the next is asked where the tenant rejects the one before.</param>
/// <param name="Before">How long before the event it reaches back.</param>
/// <param name="Limit">The most events that are asked for.</param>
public sealed record Sweep(
    string Source,
    string Purpose,
    ImmutableArray<string> Filters,
    TimeSpan Before,
    int Limit = 100
);

using System.Collections.Immutable;

namespace Quell.Runbook.Investigate;

/// <summary>Earlier events on the threat's resource.</summary>
/// <param name="Unknown">Why they are not known; null where they were read.</param>
/// <param name="Cut">True where more may exist than were given.</param>
/// <param name="Rules">How many of which rule, the most severe first.</param>
public sealed record PriorEvents(
    string? Unknown,
    bool Cut,
    int Count,
    ImmutableArray<(string Rule, int Count, DateTimeOffset Last)> Rules
);

using System.Collections.Immutable;
using Quell.Domain;

namespace Quell.Runbook.Report;

/// <summary>One watch: its window, its polls and what it says.</summary>
/// <param name="Verdict">Null while it did not end.</param>
/// <param name="ReFires">Ids of the events that were the threat again.</param>
public sealed record ReportedWatch(
    int Number,
    string Selector,
    DateTimeOffset StartedAt,
    DateTimeOffset? EndedAt,
    int Polls,
    int IntervalSeconds,
    DateTimeOffset Since,
    string SinceSource,
    ImmutableArray<ReportedPoll> Polled,
    Status? Verdict,
    string Why,
    ImmutableArray<string> ReFires
);

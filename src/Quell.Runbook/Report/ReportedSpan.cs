namespace Quell.Runbook.Report;

/// <summary>Something on the timeline: a moment, or a stretch of time.</summary>
/// <param name="To">Null for a moment, and for what did not end.</param>
/// <param name="Words">What it was; outside text in it is not escaped yet.</param>
public sealed record ReportedSpan(
    TimelineLane Lane,
    DateTimeOffset From,
    DateTimeOffset? To,
    string Words,
    TimelineTone Tone
);

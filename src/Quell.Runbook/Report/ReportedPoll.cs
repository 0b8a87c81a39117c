namespace Quell.Runbook.Report;

/// <summary>One poll of a watch.</summary>
/// <param name="Events">How many events were in the window; null where the poll was missed, which is no zero.</param>
public sealed record ReportedPoll(int Number, DateTimeOffset At, int? Events, string? Missed);

namespace Quell.Runbook.Investigate;

/// <summary>One moment of the incident.</summary>
/// <param name="Where">Container, host or account. Outside text.</param>
/// <param name="Action">What happened. Outside text.</param>
/// <param name="Note">In the program's own words.</param>
public sealed record TimelineRow(DateTimeOffset At, string Where, string Action, string Note);

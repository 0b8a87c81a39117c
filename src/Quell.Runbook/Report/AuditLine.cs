namespace Quell.Runbook.Report;

/// <summary>One line of the audit trail.</summary>
public sealed record AuditLine(DateTimeOffset At, long Sequence, string Words);

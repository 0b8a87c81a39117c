namespace Quell.Runbook.Report;

/// <summary>An action that became a text for a person: filed, or ready to be pasted.</summary>
/// <param name="Filed">Where it was filed; null for a text that is only ready.</param>
public sealed record ReportedTicket(string Action, string Text, string? Filed);

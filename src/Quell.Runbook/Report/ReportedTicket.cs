namespace Quell.Runbook.Report;

/// <summary>An action that became a text for a person: filed, or ready to be pasted.</summary>
/// <param name="Failed">True where it was approved and failed; false where it was declined or could not be run here.</param>
/// <param name="Filed">Where it stands at a desk; null for a text that is only ready.</param>
public sealed record ReportedTicket(string Action, string Text, bool Failed, string? Filed);

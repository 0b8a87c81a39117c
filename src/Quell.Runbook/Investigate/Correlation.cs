namespace Quell.Runbook.Investigate;

/// <summary>How much a finding explains the rule that fired, from 1 to 5.</summary>
/// <param name="Finding">Outside text.</param>
/// <param name="Source">The call that gave the finding.</param>
public sealed record Correlation(string Finding, int Score, string Rationale, string Source);

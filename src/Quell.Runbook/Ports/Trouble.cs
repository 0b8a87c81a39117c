namespace Quell.Runbook.Ports;

/// <summary>The three lines of every error: what happened, why, and what fixes it.</summary>
public sealed record Trouble(string What, string Why, string Fix);

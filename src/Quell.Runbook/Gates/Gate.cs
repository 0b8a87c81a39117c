namespace Quell.Runbook.Gates;

/// <summary>The one way out of the program.</summary>
public sealed class Gate;

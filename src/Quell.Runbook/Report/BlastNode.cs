namespace Quell.Runbook.Report;

/// <summary>One thing that the workload is tied to.</summary>
/// <param name="Relation">How it is tied to the workload, such as <c>selects</c> or <c>mounts</c>.</param>
/// <param name="Label">What it is; outside text.</param>
/// <param name="Conflicts">True where sources disagree about it.</param>
public sealed record BlastNode(string Relation, string Label, bool Conflicts);

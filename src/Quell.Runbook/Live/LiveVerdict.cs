namespace Quell.Runbook.Live;

/// <summary>How a thing stands after a command, with what was seen.</summary>
/// <param name="Words">One clause, such as <c>spec.replicas 3 → 0; 2 Pods are still there</c>.</param>
public sealed record LiveVerdict(LiveStanding Standing, string Words);

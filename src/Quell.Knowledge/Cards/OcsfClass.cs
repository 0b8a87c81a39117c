namespace Quell.Knowledge.Cards;

/// <summary>How an action is written down in OCSF.</summary>
/// <param name="Class">Such as <c>process_remediation_activity</c>.</param>
/// <param name="Activity">1 Isolate, 2 Evict, 3 Restore, 4 Harden, 5 Detect.</param>
public sealed record OcsfClass(string Class, int Activity);

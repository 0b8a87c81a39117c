namespace Quell.Domain.Actions;

/// <summary>Something that has to hold for an action to work.</summary>
/// <param name="Met">Null when nothing read so far can tell.</param>
public sealed record Precondition(string Text, bool? Met);

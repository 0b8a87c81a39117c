namespace Quell.Journal;

/// <summary>Why the disk engine would not do something, as the three lines a person reads.</summary>
/// <param name="What">What was not done.</param>
/// <param name="Why">The reason.</param>
/// <param name="Fix">What the person can do about it.</param>
public sealed record Refusal(string What, string Why, string Fix);

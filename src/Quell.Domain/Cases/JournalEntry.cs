namespace Quell.Domain.Cases;

/// <summary>One line of a case's journal as it was made durable.</summary>
/// <param name="Sequence">1 for the first entry, without gaps.</param>
/// <param name="At">When the entry was made, UTC.</param>
/// <param name="Body">What happened.</param>
/// <param name="Hash">SHA-256 of the line before its hash, lower-case hex; empty while a case lives in memory only.</param>
public sealed record JournalEntry(long Sequence, DateTimeOffset At, CaseEntry Body, string Hash);

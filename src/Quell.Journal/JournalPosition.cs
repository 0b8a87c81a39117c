namespace Quell.Journal;

/// <summary>One entry's place in the chain: its number (from 1) and its hash (64 lower-case hex digits).</summary>
public readonly record struct JournalPosition(long Seq, string Hash);

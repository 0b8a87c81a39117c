namespace Quell.Journal;

/// <summary>One step of reading a journal. The last step is always <see cref="Ended"/>.</summary>
public abstract record JournalRead
{
    private JournalRead() { }

    /// <summary>An entry whose hash and place in the chain are right so far.</summary>
    public sealed record Entry(JournalLine Line) : JournalRead;

    /// <summary>
    /// Reading ended: at the end of the file, or at the first bad entry. Entries already given are only to be
    /// trusted when <see cref="Verdict.IsSound"/>: an edit with a new hash shows one entry later.
    /// </summary>
    public sealed record Ended(Verdict Verdict) : JournalRead;
}

namespace Quell.Journal;

/// <summary>A journal that was sound when it was opened no longer is: somebody changed the file meanwhile.</summary>
public sealed class JournalReadException : IOException
{
    internal JournalReadException(Verdict verdict)
        : base(verdict.Describe())
    {
        Verdict = verdict;
    }

    /// <summary>What is wrong with the journal now.</summary>
    public Verdict Verdict { get; }
}

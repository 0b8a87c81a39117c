namespace Quell.Journal;

/// <summary>What the head file says.</summary>
internal abstract record HeadReading
{
    private HeadReading() { }

    /// <summary>The last acknowledged entry; number 0 when there was none yet.</summary>
    public sealed record Present(JournalPosition Position) : HeadReading;

    public sealed record Missing : HeadReading;

    public sealed record Malformed(string Why) : HeadReading;
}

namespace Quell.Journal;

/// <summary>What one line says by itself, without its neighbours.</summary>
internal abstract record LineReading
{
    private LineReading() { }

    /// <summary>An entry whose hash matches its bytes.</summary>
    public sealed record Good(JournalLine Line) : LineReading;

    /// <summary>No entry, or one whose hash does not match.</summary>
    public sealed record Bad(Verdict Verdict) : LineReading;
}

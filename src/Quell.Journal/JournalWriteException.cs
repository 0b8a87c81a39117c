namespace Quell.Journal;

/// <summary>
/// The disk did not take what had to be kept (full, read-only, gone, or changed by somebody else).
/// </summary>
/// <remarks>
/// After a failed write the entry may or may not be on disk; opening the case again tells. The
/// <see cref="JournalFile"/> that threw takes no more entries, unless the entry was refused before it was written.
/// </remarks>
public sealed class JournalWriteException : IOException
{
    internal JournalWriteException(Refusal refusal, Exception? inner = null)
        : base(refusal.What + " " + refusal.Why, inner)
    {
        Refusal = refusal;
    }

    /// <summary>What, why and fix.</summary>
    public Refusal Refusal { get; }
}

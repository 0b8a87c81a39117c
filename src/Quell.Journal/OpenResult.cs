namespace Quell.Journal;

/// <summary>How opening or creating a case's journal for writing ended.</summary>
public abstract record OpenResult
{
    private OpenResult() { }

    /// <summary>It is open and locked; every entry in it was checked.</summary>
    /// <param name="Journal">The journal; dispose it to let the lock go.</param>
    /// <param name="TornBytes">Bytes of an unfinished entry that were moved aside just now, and said in an entry.</param>
    public sealed record Opened(JournalFile Journal, long TornBytes) : OpenResult;

    /// <summary>Another process, or another part of this one, holds it.</summary>
    /// <param name="Pid">The holder's process id where it is known.</param>
    public sealed record InUse(int? Pid) : OpenResult;

    /// <summary>The chain does not hold; nothing may be appended to it.</summary>
    public sealed record Broken(Verdict Verdict) : OpenResult;

    /// <summary>There is no such case, or it was never begun.</summary>
    public sealed record NotFound(string CaseName) : OpenResult;

    /// <summary>It was to be created, and there is one of that name.</summary>
    public sealed record Exists(string CaseName) : OpenResult;

    /// <summary>The folder, the name or the disk does not allow it.</summary>
    public sealed record Refused(Refusal Refusal) : OpenResult;
}

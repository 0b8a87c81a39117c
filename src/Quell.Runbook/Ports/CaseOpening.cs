namespace Quell.Runbook.Ports;

/// <summary>What came of opening a case for writing.</summary>
public abstract record CaseOpening
{
    private CaseOpening() { }

    public sealed record Opened(ICaseJournal Journal) : CaseOpening;

    public sealed record NotFound : CaseOpening;

    /// <summary>A case of that name was begun before; only creating one ends so.</summary>
    public sealed record Taken : CaseOpening;

    /// <summary>Locked by another process, broken, not ours, or not writable.</summary>
    public sealed record Failed(Trouble Trouble) : CaseOpening;
}

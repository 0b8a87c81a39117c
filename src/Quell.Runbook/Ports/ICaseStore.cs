using Quell.Domain.Cases;

namespace Quell.Runbook.Ports;

/// <summary>The cases kept on this machine.</summary>
public interface ICaseStore
{
    /// <summary>Ids of all cases, newest first. Names only; nothing is opened.</summary>
    IReadOnlyList<CaseId> List();

    /// <summary>Starts a new case and writes its entries so far; the writer's lock is held until disposal.</summary>
    ValueTask<CaseOpening> CreateAsync(CaseId id, CancellationToken cancellationToken);

    /// <summary>Opens an existing case for writing.</summary>
    ValueTask<CaseOpening> OpenAsync(CaseId id, CancellationToken cancellationToken);

    /// <summary>Reads a case without locking it; null when there is none of that id.</summary>
    /// <remarks>Entries up to the first bad one are returned; <see cref="Verify"/> tells what is wrong.</remarks>
    IReadOnlyList<JournalEntry>? Read(CaseId id);

    /// <summary>Whether the chain of a case holds.</summary>
    JournalVerdict Verify(CaseId id);

    /// <summary>Whether the evidence of a case is what its journal says was kept.</summary>
    EvidenceVerdict VerifyEvidence(CaseId id);

    /// <summary>Writes a file beside the journal (0600), in one step, and returns its full path.</summary>
    string WriteBeside(CaseId id, string fileName, ReadOnlySpan<byte> content);

    /// <summary>The folder of a case, for people.</summary>
    string FolderOf(CaseId id);
}

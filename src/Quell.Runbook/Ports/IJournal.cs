using Quell.Domain.Calls;
using Quell.Domain.Cases;

namespace Quell.Runbook.Ports;

/// <summary>The log of one case. Appending is the only way to change a case.</summary>
public interface IJournal
{
    /// <summary>All entries so far, in order.</summary>
    IReadOnlyList<JournalEntry> Entries { get; }

    /// <summary>Appends one entry and returns once it is durable.</summary>
    /// <param name="body">What happened.</param>
    /// <param name="alone">True for the intent of a write: it is flushed alone, before the call. Others may share a flush.</param>
    /// <exception cref="JournalUnwritableException">The entry could not be made durable; nothing may go on without it.</exception>
    ValueTask<JournalEntry> AppendAsync(CaseEntry body, bool alone, CancellationToken cancellationToken);

    /// <summary>Keeps a raw, already redacted answer beside the journal under its SHA-256.</summary>
    ValueTask<EvidenceRef> KeepAsync(ReadOnlyMemory<byte> redacted, CancellationToken cancellationToken);
}

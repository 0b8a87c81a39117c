using Quell.Domain.Calls;
using Quell.Domain.Cases;
using Quell.Runbook.Ports;

namespace Quell.Runbook.Tests.Doubles;

/// <summary>The same journal opened again, as a second process would.</summary>
internal sealed class MemoryJournalView(MemoryJournal journal) : ICaseJournal
{
    public IReadOnlyList<JournalEntry> Entries => journal.Entries;

    public ValueTask<JournalEntry> AppendAsync(CaseEntry body, bool alone, CancellationToken cancellationToken) =>
        journal.AppendAsync(body, alone, cancellationToken);

    public ValueTask<EvidenceRef> KeepAsync(ReadOnlyMemory<byte> redacted, CancellationToken cancellationToken) =>
        journal.KeepAsync(redacted, cancellationToken);

    public ValueTask AdoptAsync(IReadOnlyList<JournalEntry> entries, CancellationToken cancellationToken) =>
        journal.AdoptAsync(entries, cancellationToken);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}

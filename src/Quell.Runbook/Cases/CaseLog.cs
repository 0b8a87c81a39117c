using Quell.Domain.Calls;
using Quell.Domain.Cases;
using Quell.Runbook.Ports;

namespace Quell.Runbook.Cases;

/// <summary>A journal and the state that it folds to, kept in step. Entries from side-by-side reads are put in one order here.</summary>
public sealed class CaseLog(IJournal journal) : IDisposable
{
    private readonly SemaphoreSlim _one = new(1, 1);
    private IJournal _journal = journal;

    public CaseState State { get; private set; } = CaseState.Fold(journal.Entries);

    public IReadOnlyList<JournalEntry> Entries => _journal.Entries;

    /// <inheritdoc cref="IJournal.AppendAsync"/>
    public async ValueTask<JournalEntry> AppendAsync(
        CaseEntry body,
        CancellationToken cancellationToken,
        bool alone = false
    )
    {
        await _one.WaitAsync(cancellationToken);
        try
        {
            var entry = await _journal.AppendAsync(body, alone, cancellationToken);
            State = State.With(entry);
            return entry;
        }
        finally
        {
            _one.Release();
        }
    }

    /// <inheritdoc cref="IJournal.KeepAsync"/>
    public ValueTask<EvidenceRef> KeepAsync(ReadOnlyMemory<byte> redacted, CancellationToken cancellationToken) =>
        _journal.KeepAsync(redacted, cancellationToken);

    /// <summary>Goes on in another journal, which holds everything that this one held.</summary>
    public async ValueTask ContinueInAsync(IJournal journal, CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken);
        try
        {
            _journal = journal;
            State = CaseState.Fold(journal.Entries);
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();
}

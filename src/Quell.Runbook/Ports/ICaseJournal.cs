using Quell.Domain.Cases;

namespace Quell.Runbook.Ports;

/// <summary>A journal on disk, with the one writer's lock held until it is disposed.</summary>
public interface ICaseJournal : IJournal, IAsyncDisposable
{
    /// <summary>Appends entries that were made before the journal was there, with the times at which they were made.</summary>
    ValueTask AdoptAsync(IReadOnlyList<JournalEntry> entries, CancellationToken cancellationToken);
}

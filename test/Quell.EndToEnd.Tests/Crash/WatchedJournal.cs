using Quell.Domain.Calls;
using Quell.Domain.Cases;
using Quell.Runbook.Ports;

namespace Quell.EndToEnd.Tests.Crash;

/// <summary>A journal with a kill point on both sides of every append and of every piece of evidence.</summary>
internal sealed class WatchedJournal(ICaseJournal inner, Action<string> pass) : ICaseJournal
{
    public IReadOnlyList<JournalEntry> Entries => inner.Entries;

    public async ValueTask<JournalEntry> AppendAsync(CaseEntry body, bool alone, CancellationToken cancellationToken)
    {
        pass($"before {body.GetType().Name}");
        var entry = await inner.AppendAsync(body, alone, cancellationToken);
        pass($"after {body.GetType().Name} {entry.Sequence}");
        return entry;
    }

    /// <summary>One by one, as the journal itself does it, so that each has its kill points.</summary>
    public async ValueTask AdoptAsync(IReadOnlyList<JournalEntry> entries, CancellationToken cancellationToken)
    {
        foreach (var entry in entries)
        {
            pass($"before adopted {entry.Body.GetType().Name}");
            await inner.AdoptAsync([entry], cancellationToken);
            pass($"after adopted {entry.Body.GetType().Name}");
        }
    }

    public async ValueTask<EvidenceRef> KeepAsync(ReadOnlyMemory<byte> redacted, CancellationToken cancellationToken)
    {
        pass("before evidence");
        var kept = await inner.KeepAsync(redacted, cancellationToken);
        pass("after evidence");
        return kept;
    }

    public ValueTask DisposeAsync() => inner.DisposeAsync();
}

using Quell.Domain.Calls;
using Quell.Domain.Cases;
using Quell.Runbook.Cases;
using Quell.Runbook.Ports;

namespace Quell.Runbook.Tests.Doubles;

/// <summary>A journal in memory that outlives its runner and can be made unwritable.</summary>
internal sealed class MemoryJournal(TimeProvider clock, IEnumerable<JournalEntry>? entries = null) : ICaseJournal
{
    private readonly List<JournalEntry> _entries = [.. entries ?? []];

    public IReadOnlyList<JournalEntry> Entries => _entries;

    /// <summary>Sequences of entries that were flushed alone.</summary>
    public HashSet<long> Alone { get; } = [];

    /// <summary>Says which entries the disk does not take.</summary>
    public Func<CaseEntry, bool> Breaks { get; set; } = static _ => false;

    public ValueTask<JournalEntry> AppendAsync(CaseEntry body, bool alone, CancellationToken cancellationToken)
    {
        if (Breaks(body))
        {
            throw new JournalUnwritableException(
                new Trouble("The journal cannot be written.", "disk full", "Free it.")
            );
        }
        var entry = new JournalEntry(_entries.Count + 1, clock.GetUtcNow(), body, string.Empty);
        _entries.Add(entry);
        if (alone)
        {
            Alone.Add(entry.Sequence);
        }
        return ValueTask.FromResult(entry);
    }

    public ValueTask<EvidenceRef> KeepAsync(ReadOnlyMemory<byte> redacted, CancellationToken cancellationToken) =>
        ValueTask.FromResult(Prelude.Refer(redacted.Span));

    public ValueTask AdoptAsync(IReadOnlyList<JournalEntry> entries, CancellationToken cancellationToken)
    {
        foreach (var entry in entries)
        {
            _entries.Add(entry with { Sequence = _entries.Count + 1 });
        }
        return ValueTask.CompletedTask;
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}

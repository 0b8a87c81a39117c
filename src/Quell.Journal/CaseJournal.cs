using Quell.Domain.Calls;
using Quell.Domain.Cases;
using Quell.Runbook.Cases;
using Quell.Runbook.Ports;

namespace Quell.Journal;

/// <summary>The typed journal of one case over its file.</summary>
internal sealed class CaseJournal : ICaseJournal
{
    private readonly JournalFile _file;
    private readonly List<JournalEntry> _entries;

    public CaseJournal(JournalFile file)
    {
        _file = file;
        _entries = [.. file.ReadAll().Select(EntryCodec.Read)];
    }

    public IReadOnlyList<JournalEntry> Entries => _entries;

    public ValueTask<JournalEntry> AppendAsync(CaseEntry body, bool alone, CancellationToken cancellationToken) =>
        AppendAsync(body, alone, null, cancellationToken);

    public async ValueTask AdoptAsync(IReadOnlyList<JournalEntry> entries, CancellationToken cancellationToken)
    {
        foreach (var entry in entries)
        {
            await AppendAsync(entry.Body, alone: false, entry.At, cancellationToken);
        }
    }

    public async ValueTask<EvidenceRef> KeepAsync(ReadOnlyMemory<byte> redacted, CancellationToken cancellationToken)
    {
        try
        {
            await _file.Evidence.PutAsync(redacted, cancellationToken);
        }
        catch (JournalWriteException broken)
        {
            throw Unwritable(broken);
        }
        return Prelude.Refer(redacted.Span);
    }

    public ValueTask DisposeAsync() => _file.DisposeAsync();

    private async ValueTask<JournalEntry> AppendAsync(
        CaseEntry body,
        bool alone,
        DateTimeOffset? madeAt,
        CancellationToken cancellationToken
    )
    {
        var (type, write) = EntryCodec.Write(body, madeAt);
        try
        {
            var (place, at) = await _file.AppendTimedAsync(type, write, alone, cancellationToken);
            var entry = new JournalEntry(place.Seq, LineFormat.Precisely(madeAt ?? at), body, place.Hash);
            _entries.Add(entry);
            return entry;
        }
        catch (JournalWriteException broken)
        {
            throw Unwritable(broken);
        }
    }

    private static JournalUnwritableException Unwritable(JournalWriteException broken) =>
        new(new Trouble(broken.Refusal.What, broken.Refusal.Why, broken.Refusal.Fix), broken);
}

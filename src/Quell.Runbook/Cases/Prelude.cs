using System.Security.Cryptography;
using Quell.Domain.Calls;
using Quell.Domain.Cases;
using Quell.Domain.Text;
using Quell.Runbook.Ports;

namespace Quell.Runbook.Cases;

/// <summary>A journal in memory: what happens before a case exists on disk, and cases that are never to be written.</summary>
public sealed class Prelude(TimeProvider clock) : IJournal
{
    private readonly List<JournalEntry> _entries = [];
    private readonly List<ReadOnlyMemory<byte>> _kept = [];

    public IReadOnlyList<JournalEntry> Entries => _entries;

    /// <summary>Answers kept so far, to be handed on to the journal on disk.</summary>
    public IReadOnlyList<ReadOnlyMemory<byte>> Kept => _kept;

    public ValueTask<JournalEntry> AppendAsync(CaseEntry body, bool alone, CancellationToken cancellationToken)
    {
        var entry = new JournalEntry(_entries.Count + 1, clock.GetUtcNow(), body, string.Empty);
        _entries.Add(entry);
        return ValueTask.FromResult(entry);
    }

    public ValueTask<EvidenceRef> KeepAsync(ReadOnlyMemory<byte> redacted, CancellationToken cancellationToken)
    {
        _kept.Add(redacted);
        return ValueTask.FromResult(Refer(redacted.Span));
    }

    /// <summary>Names an answer by its digest, size and first words.</summary>
    public static EvidenceRef Refer(ReadOnlySpan<byte> redacted) =>
        new(
            Convert.ToHexStringLower(SHA256.HashData(redacted)),
            redacted.Length,
            Printable.Of(System.Text.Encoding.UTF8.GetString(redacted[..Math.Min(redacted.Length, 400)]), 160)
        );
}

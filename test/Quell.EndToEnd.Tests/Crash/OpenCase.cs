using Quell.Domain.Cases;
using Quell.Runbook.Cases;
using Quell.Runbook.Ports;

namespace Quell.EndToEnd.Tests.Crash;

/// <summary>The cases as they are; what the open one holds can be looked at while it is played.</summary>
/// <param name="known">What a case that is opened again is known to be; empty where nothing is.</param>
internal sealed class OpenCase(ICaseStore inner, CaseState known) : ICaseStore
{
    private ICaseJournal? _journal;
    private CaseState _state = CaseState.Empty;
    private CaseId _id;

    /// <summary>Where the open case lies.</summary>
    public string Folder => inner.FolderOf(_id);

    public CaseState State =>
        _state = (_journal?.Entries ?? [])
            .Skip(_state.EntryCount)
            .Aggregate(_state, (state, entry) => state.With(entry));

    public IReadOnlyList<CaseId> List() => inner.List();

    public async ValueTask<CaseOpening> CreateAsync(CaseId id, CancellationToken cancellationToken) =>
        Kept(id, await inner.CreateAsync(id, cancellationToken));

    public async ValueTask<CaseOpening> OpenAsync(CaseId id, CancellationToken cancellationToken) =>
        Kept(id, await inner.OpenAsync(id, cancellationToken));

    public IReadOnlyList<JournalEntry>? Read(CaseId id) => inner.Read(id);

    public JournalVerdict Verify(CaseId id) => inner.Verify(id);

    public EvidenceVerdict VerifyEvidence(CaseId id) => inner.VerifyEvidence(id);

    public string WriteBeside(CaseId id, string fileName, ReadOnlySpan<byte> content) =>
        inner.WriteBeside(id, fileName, content);

    public string FolderOf(CaseId id) => inner.FolderOf(id);

    private CaseOpening Kept(CaseId id, CaseOpening opening)
    {
        _id = id;
        _journal = (opening as CaseOpening.Opened)?.Journal;
        _state =
            known.EntryCount is > 0 and var count
            && _journal?.Entries is { } entries
            && entries.Count >= count
            && entries[count - 1].Hash == known.Head.Hash
                ? known
                : CaseState.Empty;
        return opening;
    }
}

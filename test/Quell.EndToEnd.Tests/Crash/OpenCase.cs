using Quell.Domain.Cases;
using Quell.Runbook.Cases;
using Quell.Runbook.Ports;

namespace Quell.EndToEnd.Tests.Crash;

/// <summary>The cases as they are; what the open one holds can be looked at while it is played.</summary>
internal sealed class OpenCase(ICaseStore inner) : ICaseStore
{
    private ICaseJournal? _journal;

    public CaseState State => CaseState.Fold(_journal?.Entries ?? []);

    public IReadOnlyList<CaseId> List() => inner.List();

    public async ValueTask<CaseOpening> CreateAsync(CaseId id, CancellationToken cancellationToken) =>
        Kept(await inner.CreateAsync(id, cancellationToken));

    public async ValueTask<CaseOpening> OpenAsync(CaseId id, CancellationToken cancellationToken) =>
        Kept(await inner.OpenAsync(id, cancellationToken));

    public IReadOnlyList<JournalEntry>? Read(CaseId id) => inner.Read(id);

    public JournalVerdict Verify(CaseId id) => inner.Verify(id);

    public EvidenceVerdict VerifyEvidence(CaseId id) => inner.VerifyEvidence(id);

    public string WriteBeside(CaseId id, string fileName, ReadOnlySpan<byte> content) =>
        inner.WriteBeside(id, fileName, content);

    public string FolderOf(CaseId id) => inner.FolderOf(id);

    private CaseOpening Kept(CaseOpening opening)
    {
        _journal = (opening as CaseOpening.Opened)?.Journal;
        return opening;
    }
}

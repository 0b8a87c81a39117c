using Quell.Domain.Cases;
using Quell.Runbook.Ports;

namespace Quell;

/// <summary>The cases as they are; the one that is opened for writing gets the tenant's memory beside it.</summary>
internal sealed class PracticeCases(ICaseStore cases, PracticeMemory memory) : ICaseStore
{
    public IReadOnlyList<CaseId> List() => cases.List();

    public async ValueTask<CaseOpening> CreateAsync(CaseId id, CancellationToken cancellationToken) =>
        Opening(id, await cases.CreateAsync(id, cancellationToken));

    public async ValueTask<CaseOpening> OpenAsync(CaseId id, CancellationToken cancellationToken) =>
        Opening(id, await cases.OpenAsync(id, cancellationToken));

    public IReadOnlyList<JournalEntry>? Read(CaseId id) => cases.Read(id);

    public JournalVerdict Verify(CaseId id) => cases.Verify(id);

    public EvidenceVerdict VerifyEvidence(CaseId id) => cases.VerifyEvidence(id);

    public string WriteBeside(CaseId id, string fileName, ReadOnlySpan<byte> content) =>
        cases.WriteBeside(id, fileName, content);

    public string FolderOf(CaseId id) => cases.FolderOf(id);

    private CaseOpening Opening(CaseId id, CaseOpening opening)
    {
        if (opening is CaseOpening.Opened)
        {
            memory.Belongs(id);
        }
        return opening;
    }
}

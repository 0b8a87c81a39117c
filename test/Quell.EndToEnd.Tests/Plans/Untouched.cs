using Quell.Domain.Cases;
using Quell.Runbook.Ports;

namespace Quell.EndToEnd.Tests.Plans;

/// <summary>A store of cases that nothing may as much as look at.</summary>
internal sealed class Untouched : ICaseStore
{
    public IReadOnlyList<CaseId> List() => throw Touched();

    public ValueTask<CaseOpening> CreateAsync(CaseId id, CancellationToken cancellationToken) => throw Touched();

    public ValueTask<CaseOpening> OpenAsync(CaseId id, CancellationToken cancellationToken) => throw Touched();

    public IReadOnlyList<JournalEntry>? Read(CaseId id) => throw Touched();

    public JournalVerdict Verify(CaseId id) => throw Touched();

    public EvidenceVerdict VerifyEvidence(CaseId id) => throw Touched();

    public string WriteBeside(CaseId id, string fileName, ReadOnlySpan<byte> content) => throw Touched();

    public string FolderOf(CaseId id) => throw Touched();

    private static InvalidOperationException Touched() => new("The cases were touched.");
}

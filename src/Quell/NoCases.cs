using Quell.Domain.Cases;
using Quell.Runbook.Ports;

namespace Quell;

/// <summary>A place for cases that holds none and takes none: what a verb is given that may leave nothing behind.</summary>
internal sealed class NoCases : ICaseStore
{
    private static readonly Trouble s_none = new(
        "No case can be opened here.",
        "This verb keeps everything in memory.",
        "Use `quell respond` to open a case."
    );

    public IReadOnlyList<CaseId> List() => [];

    public ValueTask<CaseOpening> CreateAsync(CaseId id, CancellationToken cancellationToken) =>
        ValueTask.FromResult<CaseOpening>(new CaseOpening.Failed(s_none));

    public ValueTask<CaseOpening> OpenAsync(CaseId id, CancellationToken cancellationToken) =>
        ValueTask.FromResult<CaseOpening>(new CaseOpening.Failed(s_none));

    public IReadOnlyList<JournalEntry>? Read(CaseId id) => null;

    public JournalVerdict Verify(CaseId id) => new(Intact: false, 0, string.Empty, "there is no such case");

    public EvidenceVerdict VerifyEvidence(CaseId id) => new(Sound: false, 0, ["there is no such case"]);

    public string WriteBeside(CaseId id, string fileName, ReadOnlySpan<byte> content) =>
        throw new InvalidOperationException($"{fileName} has no case to lie beside.");

    public string FolderOf(CaseId id) => string.Empty;
}

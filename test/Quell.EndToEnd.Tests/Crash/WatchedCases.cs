using Quell.Domain.Cases;
using Quell.Runbook.Ports;

namespace Quell.EndToEnd.Tests.Crash;

/// <summary>The cases as they are, with something told on both sides of everything that is written.</summary>
internal sealed class WatchedCases(ICaseStore inner, Action<string> pass) : ICaseStore
{
    public IReadOnlyList<CaseId> List() => inner.List();

    public async ValueTask<CaseOpening> CreateAsync(CaseId id, CancellationToken cancellationToken)
    {
        pass("before the case is begun");
        return Watched(await inner.CreateAsync(id, cancellationToken));
    }

    public async ValueTask<CaseOpening> OpenAsync(CaseId id, CancellationToken cancellationToken)
    {
        pass("before the case is opened again");
        return Watched(await inner.OpenAsync(id, cancellationToken));
    }

    public IReadOnlyList<JournalEntry>? Read(CaseId id) => inner.Read(id);

    public JournalVerdict Verify(CaseId id) => inner.Verify(id);

    public EvidenceVerdict VerifyEvidence(CaseId id) => inner.VerifyEvidence(id);

    public string WriteBeside(CaseId id, string fileName, ReadOnlySpan<byte> content)
    {
        pass($"before {fileName}");
        var path = inner.WriteBeside(id, fileName, content);
        pass($"after {fileName}");
        return path;
    }

    public string FolderOf(CaseId id) => inner.FolderOf(id);

    private CaseOpening Watched(CaseOpening opening)
    {
        pass("after the case is open");
        return opening is CaseOpening.Opened { Journal: var journal }
            ? new CaseOpening.Opened(new WatchedJournal(journal, pass))
            : opening;
    }
}

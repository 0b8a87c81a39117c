using System.Text;
using Quell.Domain.Cases;
using Quell.Runbook.Ports;

namespace Quell.Runbook.Tests.Doubles;

/// <summary>Cases kept in memory, the newest first.</summary>
internal sealed class MemoryCases(TimeProvider clock) : ICaseStore
{
    private readonly List<(CaseId Id, MemoryJournal Journal)> _cases = [];

    public Dictionary<string, string> Files { get; } = new(StringComparer.Ordinal);

    /// <summary>Says which entries the disk does not take, in cases made from now on.</summary>
    public Func<CaseEntry, bool> Breaks { get; set; } = static _ => false;

    /// <summary>The same for every case, also for those that are there.</summary>
    public void BreakAll(Func<CaseEntry, bool> breaks)
    {
        Breaks = breaks;
        foreach (var (_, journal) in _cases)
        {
            journal.Breaks = breaks;
        }
    }

    public MemoryJournal Latest => _cases[0].Journal;

    public int Count => _cases.Count;

    public IReadOnlyList<CaseId> List() => [.. _cases.Select(known => known.Id)];

    public ValueTask<CaseOpening> CreateAsync(CaseId id, CancellationToken cancellationToken)
    {
        var journal = new MemoryJournal(clock) { Breaks = body => Breaks(body) };
        _cases.Insert(0, (id, journal));
        return ValueTask.FromResult<CaseOpening>(new CaseOpening.Opened(journal));
    }

    public ValueTask<CaseOpening> OpenAsync(CaseId id, CancellationToken cancellationToken) =>
        ValueTask.FromResult<CaseOpening>(
            _cases.Find(known => known.Id == id) is { Journal: { } journal }
                ? new CaseOpening.Opened(journal)
                : new CaseOpening.NotFound()
        );

    public IReadOnlyList<JournalEntry>? Read(CaseId id) => _cases.Find(known => known.Id == id).Journal?.Entries;

    public JournalVerdict Verify(CaseId id) => new(true, Read(id)!.Count, string.Empty, string.Empty);

    public EvidenceVerdict VerifyEvidence(CaseId id) => new(true, 0, []);

    public string WriteBeside(CaseId id, string fileName, ReadOnlySpan<byte> content)
    {
        Files[fileName] = Encoding.UTF8.GetString(content);
        return $"{id}/{fileName}";
    }

    public string FolderOf(CaseId id) => id.Value;
}

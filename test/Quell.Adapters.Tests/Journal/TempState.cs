using Microsoft.Extensions.Time.Testing;
using Quell.Journal;

namespace Quell.Adapters.Tests.Journal;

/// <summary>A state folder of its own for one test, gone afterwards.</summary>
internal sealed class TempState : IDisposable
{
    public const string Case = "embedded-18a3f-20260131t120000z";

    public TempState()
    {
        Root = Directory.CreateTempSubdirectory("quell-journal-").FullName;
        State = Path.Combine(Root, "state");
        Clock = new FakeTimeProvider(new DateTimeOffset(2026, 1, 31, 12, 0, 0, 7, TimeSpan.Zero));
    }

    public string Root { get; }

    public string State { get; }

    public FakeTimeProvider Clock { get; }

    public StateFolder Folder => StateFolder.Open(State).ShouldBeOfType<StateFolderResult.Opened>().Folder;

    public CaseFolder CaseFolder => Folder.Case(Case)!;

    public string InCase(string suffix) => Path.Combine(CaseFolder.Folder, Case + suffix);

    public OpenResult TryCreate(IDisk? disk = null) => Run(disk, create: true);

    public OpenResult TryOpen(IDisk? disk = null) => Run(disk, create: false);

    public JournalFile Create(IDisk? disk = null) => TryCreate(disk).ShouldBeOfType<OpenResult.Opened>().Journal;

    public JournalFile Open(IDisk? disk = null) => TryOpen(disk).ShouldBeOfType<OpenResult.Opened>().Journal;

    public Verdict Verify() => JournalVerifier.Verify(CaseFolder.JournalPath);

    public void Dispose() => Directory.Delete(Root, recursive: true);

    private OpenResult Run(IDisk? disk, bool create) =>
        JournalOpening.Run(Folder, Case, Clock, disk ?? new ScriptedDisk(), create);
}

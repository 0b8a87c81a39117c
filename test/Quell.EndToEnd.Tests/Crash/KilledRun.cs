using Quell.Journal;
using Quell.Runbook.Ports;

namespace Quell.EndToEnd.Tests.Crash;

/// <summary>One run, killed at many moments; each time it is resumed from nothing but the files that were left.</summary>
internal sealed class KilledRun : IDisposable
{
    private const int ReopenedForEachResumed = 5;

    // How long the program was away; less than nothing is a clock that was set back meanwhile.
    private static readonly TimeSpan[] s_away =
    [
        TimeSpan.FromSeconds(1),
        TimeSpan.FromMinutes(10),
        TimeSpan.FromHours(3),
        TimeSpan.FromMinutes(-5),
    ];

    private readonly string _folder;
    private readonly string _name;
    private readonly Func<PracticeRun, CancellationToken, Task<int>> _play;
    private readonly PracticeRun _run;
    private int _copies;

    private KilledRun(string folder, string name, PracticeRun run, Func<PracticeRun, CancellationToken, Task<int>> play)
    {
        _folder = folder;
        _name = name;
        _run = run;
        _play = play;
    }

    public PracticeRun Run => _run;

    private Action<string> Left { get; set; } = _ => { };

    /// <summary>Changes what is left by a kill before it is resumed: a product that promises less.</summary>
    public void LeavingBehind(Action<string> left) => Left = left;

    /// <summary>Plays <c>quell respond</c> on a scenario, everything approved, to its end.</summary>
    /// <param name="around">What stands between the gate and each surface; null for nothing.</param>
    public static async Task<KilledRun> RespondAsync(
        string scenario,
        CancellationToken cancellationToken,
        Func<ISurface, ISurface>? around = null
    )
    {
        var folder = Scratch();
        var run = new PracticeRun(Path.Combine(folder, "first"))
        {
            Watched = true,
            Around = around ?? (surface => surface),
        };
        await run.RespondAsync(scenario, cancellationToken);
        return new KilledRun(folder, scenario, run, (again, token) => again.RespondAsync(scenario, token));
    }

    /// <summary>Plays <c>quell respond</c> on a scenario, everything declined and filed.</summary>
    public static async Task<KilledRun> FileAsync(string scenario, CancellationToken cancellationToken)
    {
        var folder = Scratch();
        var run = new PracticeRun(Path.Combine(folder, "first")) { Watched = true, Files = true };
        await run.RespondAsync(scenario, cancellationToken);
        return new KilledRun(folder, $"{scenario}-filing", run, (again, token) => again.RespondAsync(scenario, token));
    }

    /// <summary>Plays <c>quell undo</c> on a case that has run to its end.</summary>
    public static async Task<KilledRun> UndoAsync(string scenario, CancellationToken cancellationToken)
    {
        var folder = Scratch();
        var response = new PracticeRun(Path.Combine(folder, "first"));
        await response.RespondAsync(scenario, cancellationToken);
        var id = PlayedCase.In(response.State).ShouldNotBeNull().Id;
        var run = new PracticeRun(Path.Combine(folder, "first"), response.Clock.GetUtcNow()) { Watched = true };
        await run.UndoAsync(scenario, id, cancellationToken);
        return new KilledRun(folder, $"{scenario}-undo", run, (again, token) => again.UndoAsync(scenario, id, token));
    }

    /// <param name="most">How many moments are resumed to the end, those at a write first; null for every one.</param>
    /// <param name="only">The moments that count; null for all.</param>
    public async Task<CrashFigures> KillAsync(
        int? most,
        CancellationToken cancellationToken,
        Func<DurableState, bool>? only = null
    )
    {
        IReadOnlyList<DurableState> states = [.. _run.Points.Distinct.Where(only ?? (_ => true))];
        var torn = Chosen([.. states.Where(state => state.JournalLength > 0)], most * ReopenedForEachResumed).ToList();
        foreach (var (killed, _) in torn)
        {
            await ReopenAsync(killed);
        }
        var figures = new CrashFigures(_name, _run.Points.Taken.Count, states.Count, 0) { Reopened = torn.Count };
        foreach (var (killed, index) in Chosen(states, most))
        {
            figures = figures.With(killed, await ResumeAsync(killed, s_away[index % s_away.Length], cancellationToken));
        }
        return figures;
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static string Scratch()
    {
        const string memory = "/dev/shm";
        return Directory.Exists(memory)
            ? Directory.CreateDirectory(Path.Combine(memory, $"quell-crash-{Path.GetRandomFileName()}")).FullName
            : Directory.CreateTempSubdirectory("quell-crash-").FullName;
    }

    private async Task<Findings> ResumeAsync(DurableState killed, TimeSpan away, CancellationToken cancellationToken)
    {
        var again = Copy(killed, away);
        try
        {
            var before = PlayedCase.In(again.State);
            await _play(again, cancellationToken);
            return Findings.Of(before, PlayedCase.In(again.State).ShouldNotBeNull(again.Transcript));
        }
        finally
        {
            Directory.Delete(Path.GetDirectoryName(again.State)!, recursive: true);
        }
    }

    private PracticeRun Copy(DurableState killed, TimeSpan away)
    {
        var root = Path.Combine(_folder, $"again-{++_copies}");
        var again = new PracticeRun(root, Later(killed.At + away)) { Files = _run.Files };
        killed.PutInto(again.State, _run.State);
        Left(again.State);
        return again;
    }

    /// <summary>The practice tenant lives by the same clock; set back to before its start, its event would not have happened yet.</summary>
    private DateTimeOffset Later(DateTimeOffset wanted)
    {
        // A session is named by the millisecond in which it began, so that two of one case never begin in the same one.
        var earliest = _run.Points.Taken[0].At.AddMilliseconds(1);
        return wanted < earliest ? earliest : wanted;
    }

    /// <summary>The same moment with half a line after it: it opens, keeps what was acknowledged, and says what was moved aside.</summary>
    private async Task ReopenAsync(DurableState killed)
    {
        var again = Copy(killed, TimeSpan.Zero);
        var journal = Path.Combine(again.State, "cases", killed.Case!, killed.Case + ".jsonl");
        var before = Hashes(journal);
        await File.AppendAllTextAsync(journal, "{\"seq\":1,\"at\":\"2026-", TestContext.Current.CancellationToken);
        var folder = StateFolder.Open(again.State).ShouldBeOfType<StateFolderResult.Opened>().Folder;
        var opened = JournalFile
            .Open(folder, killed.Case!, again.Clock)
            .ShouldBeOfType<OpenResult.Opened>(killed.Point);
        opened.TornBytes.ShouldBeGreaterThan(0);
        opened.Journal.ReadAll().Last().Type.ShouldBe("torn_tail_moved");
        await opened.Journal.DisposeAsync();
        JournalVerifier.Verify(journal).ShouldBeOfType<Verdict.Intact>().BeyondHead.ShouldBe(0);
        Hashes(journal).Take(before.Count).ShouldBe(before);
        Directory.Delete(Path.GetDirectoryName(again.State)!, recursive: true);
    }

    private static List<string> Hashes(string journal) =>
        [.. JournalReader.Read(journal).OfType<JournalRead.Entry>().Select(entry => entry.Line.Hash)];

    /// <summary>Spread evenly, each half of the number: over the moments at a write, and over the others.</summary>
    private static IEnumerable<(DurableState State, int Index)> Chosen(IReadOnlyList<DurableState> states, int? most)
    {
        var all = states.Select((state, index) => (state, index)).ToList();
        if (most is not { } number || number >= all.Count)
        {
            return all;
        }
        var atWrites = Spread([.. all.Where(pair => pair.state.IsAtWrite)], (number + 1) / 2).ToList();
        return [.. atWrites, .. Spread([.. all.Where(pair => !pair.state.IsAtWrite)], number - atWrites.Count)];
    }

    private static IEnumerable<T> Spread<T>(List<T> from, int number) =>
        Enumerable
            .Range(0, Math.Min(number, from.Count))
            .Select(place => from[((2 * place) + 1) * from.Count / (2 * Math.Max(1, number))]);
}

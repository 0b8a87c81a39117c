using Quell.Domain.Cases;
using Quell.Domain.Events;
using Quell.Journal;
using Quell.Lab.Scenarios;
using Quell.Runbook.Ports;

namespace Quell.EndToEnd.Tests.Crash;

/// <summary>One run, killed at many moments; each time it is resumed from nothing but the files that were left.</summary>
internal sealed class KilledRun : IDisposable
{
    private const int ReopenedForEachResumed = 5;

    /// <summary>Of every moment, one in so many of those at a write, and of the others, is resumed with all that was left.</summary>
    private const int WholeAtWrites = 6;
    private const int Whole = 50;

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
    private readonly RecordedCase _recorded;
    private int _copies;

    private KilledRun(string folder, string name, PracticeRun run, Func<PracticeRun, CancellationToken, Task<int>> play)
    {
        _folder = folder;
        _name = name;
        _run = run;
        _recorded = RecordedCase.In(run.State);
        _play = play;
    }

    public PracticeRun Run => _run;

    private Action<string>? Left { get; set; }

    /// <summary>Changes what is left by a kill before it is resumed: a product that promises less.</summary>
    public void LeavingBehind(Action<string> left) => Left = left;

    /// <summary>True has every resumed run begin at the very moment at which the killed one began.</summary>
    public bool SetBackTheClock { get; set; }

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

    /// <summary>Plays <c>quell respond</c> on a case that was stopped at its checklist, everything approved.</summary>
    public static async Task<KilledRun> GoOnAsync(string scenario, CancellationToken cancellationToken)
    {
        var folder = Scratch();
        var stopped = new PracticeRun(Path.Combine(folder, "first")) { StopsAtTheChecklist = true };
        await stopped.RespondAsync(scenario, cancellationToken);
        var run = new PracticeRun(Path.Combine(folder, "first"), stopped.Clock.GetUtcNow()) { Watched = true };
        await run.RespondAsync(scenario, cancellationToken);
        return new KilledRun(folder, $"{scenario}-gone-on", run, (again, token) => again.RespondAsync(scenario, token));
    }

    /// <summary>Plays <c>quell respond</c> on a scenario, everything declined and filed.</summary>
    public static async Task<KilledRun> FileAsync(string scenario, CancellationToken cancellationToken)
    {
        var folder = Scratch();
        var run = new PracticeRun(Path.Combine(folder, "first")) { Watched = true, Files = true };
        await run.RespondAsync(scenario, cancellationToken);
        return new KilledRun(folder, $"{scenario}-filing", run, (again, token) => again.RespondAsync(scenario, token));
    }

    /// <summary>Plays <c>quell investigate</c> on a scenario.</summary>
    public static async Task<KilledRun> InvestigateAsync(string scenario, CancellationToken cancellationToken)
    {
        var folder = Scratch();
        var run = new PracticeRun(Path.Combine(folder, "first")) { Watched = true };
        var about = ScenarioLibrary.Load(scenario).ShouldBeOfType<ScenarioReading.Loaded>().Scenario.EventId;
        var id = EventId.TryParse(about, out var parsed) ? parsed : throw new InvalidOperationException(about);
        (await run.InvestigateAsync(scenario, id, cancellationToken)).ShouldBe(0, run.Transcript);
        return new KilledRun(
            folder,
            $"{scenario}-investigation",
            run,
            async (again, token) =>
            {
                var code = await again.InvestigateAsync(scenario, id, token);
                code.ShouldBe(0, again.Transcript);
                return code;
            }
        );
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
    /// <remarks>
    /// Of every moment, some are resumed with all that was left to do, the rest with what was begun. A chosen number of
    /// moments is always resumed with all.
    /// </remarks>
    public async Task<CrashFigures> KillAsync(
        int? most,
        CancellationToken cancellationToken,
        Func<DurableState, bool>? only = null
    )
    {
        IReadOnlyList<DurableState> states = [.. _run.Points.Distinct.Where(only ?? (_ => true))];
        List<DurableState> told = [.. states.DistinctBy(state => state.Told)];
        var resumable = told.ToHashSet(ReferenceEqualityComparer.Instance);
        var torn = Chosen([.. states.Where(state => state.JournalLength > 0)], most * ReopenedForEachResumed).ToList();
        var parallel = new ParallelOptions
        {
            CancellationToken = cancellationToken,
            MaxDegreeOfParallelism = 2 * Environment.ProcessorCount,
        };
        await Parallel.ForEachAsync(
            torn,
            parallel,
            async (one, _) => await ReopenAsync(one.State, withEvidence: !resumable.Contains(one.State))
        );
        var figures = new CrashFigures(_name, _run.Points.Taken.Count, states.Count, 0)
        {
            Told = told.Count,
            Reopened = torn.Count,
        };
        var one = new Lock();
        await Parallel.ForEachAsync(
            Chosen(told, most),
            parallel,
            async (chosen, token) =>
            {
                var (killed, index) = chosen;
                var haste = most is null && index % (killed.IsAtWrite ? WholeAtWrites : Whole) != 0;
                var found = await ResumeAsync(killed, s_away[index % s_away.Length], haste, token);
                lock (one)
                {
                    figures = figures.With(killed, found);
                    figures.Progress(most ?? told.Count);
                }
            }
        );
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

    private async Task<Findings> ResumeAsync(
        DurableState killed,
        TimeSpan away,
        bool haste,
        CancellationToken cancellationToken
    )
    {
        var again = Copy(killed, away, haste);
        try
        {
            var before = Left is null ? _recorded.At(killed) : PlayedCase.In(again.State);
            await _play(again, cancellationToken);
            var after = PlayedCase.In(again.State, _recorded).ShouldNotBeNull(again.Transcript);
            // A case that was over is left as it was, and the same command began another.
            var found =
                before is null || before.Id == after.Id
                    ? Findings.Of(before, after)
                    : Findings.Of(null, after).And(before, PlayedCase.In(again.State, before.Id, _recorded));
            return found with { Losses = [.. found.Losses, .. Unsound(again)] };
        }
        finally
        {
            Directory.Delete(Path.GetDirectoryName(again.State)!, recursive: true);
        }
    }

    /// <summary>What the evidence of each case says once the resumed run is over.</summary>
    private static IEnumerable<string> Unsound(PracticeRun run)
    {
        var folder = StateFolder.Open(run.State).ShouldBeOfType<StateFolderResult.Opened>().Folder;
        var cases = new CaseStore(folder, run.Clock);
        return cases
            .List()
            .Select(cases.VerifyEvidence)
            .Where(verdict => !verdict.Sound)
            .SelectMany(verdict => verdict.Findings);
    }

    private PracticeRun Copy(DurableState killed, TimeSpan away, bool haste = false)
    {
        var root = Path.Combine(_folder, $"again-{Interlocked.Increment(ref _copies)}");
        var again = new PracticeRun(root, Later(killed.At + away))
        {
            Files = _run.Files,
            Haste = haste,
            Known = _recorded.At(killed.JournalLength),
        };
        killed.PutInto(again.State, _run.State, again.CaseFiles);
        Left?.Invoke(again.State);
        return again;
    }

    /// <summary>The practice tenant lives by the same clock; set back to before its start, its event would not have happened yet.</summary>
    private DateTimeOffset Later(DateTimeOffset wanted)
    {
        var earliest = _run.Points.Taken[0].At;
        return SetBackTheClock || wanted < earliest ? earliest : wanted;
    }

    /// <summary>The same moment with half a line after it: it opens, keeps what was acknowledged, and says what was moved aside.</summary>
    /// <param name="withEvidence">True where it differs from another in its evidence alone: each piece of it is looked at.</param>
    private async Task ReopenAsync(DurableState killed, bool withEvidence)
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
        if (withEvidence)
        {
            new CaseStore(folder, again.Clock)
                .VerifyEvidence(new CaseId(killed.Case!))
                .Sound.ShouldBeTrue(killed.Point);
        }
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

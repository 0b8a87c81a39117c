using System.Collections.Immutable;
using Microsoft.Extensions.Time.Testing;
using Quell.Domain.Calls;
using Quell.Domain.Cases;
using Quell.Domain.Events;
using Quell.EndToEnd.Tests.InProcess;
using Quell.Runbook.Cases;
using Quell.Runbook.Flow;
using Quell.Runbook.Ports;
using Quell.Terminal.Verbs;

namespace Quell.EndToEnd.Tests.Crash;

/// <summary>One run of <c>quell respond</c> or <c>quell undo</c> in this process: the product's own composition, a fake clock, a played person.</summary>
internal sealed class PracticeRun
{
    private const int Polls = 3;

    private static long s_sessions;

    private readonly string _root;
    private readonly Clockwork _clock;
    private CrashPerson? _person;

    /// <param name="root">Holds the state folder and the home folder; made where it is not there.</param>
    public PracticeRun(string root, DateTimeOffset? now = null)
    {
        _root = root;
        Directory.CreateDirectory(Path.Combine(root, "home"));
        _clock = new Clockwork(now);
        Directory.CreateDirectory(CaseFiles);
        Points = new KillPoints(State, CaseFiles, _clock.Plain);
    }

    public string State => Path.Combine(_root, "state");

    /// <summary>Where investigations leave their case files.</summary>
    public string CaseFiles => Path.Combine(_root, "case-files");

    public FakeTimeProvider Clock => _clock.Plain;

    public KillPoints Points { get; }

    /// <summary>True puts a kill point on both sides of every append and every outside call.</summary>
    public bool Watched { get; init; }

    /// <summary>True goes on with what was begun only.</summary>
    public bool Haste { get; init; }

    /// <summary>What the case that is gone on with was, so that it need not be read for it.</summary>
    public CaseState Known { get; init; } = CaseState.Empty;

    /// <summary>True declines every action and files it as a ticket.</summary>
    public bool Files { get; init; }

    /// <summary>True says stop where actions are to be chosen, and leaves a case that is not over.</summary>
    public bool StopsAtTheChecklist { get; init; }

    /// <summary>What else stands between the gate and a surface.</summary>
    public Func<ISurface, ISurface> Around { get; init; } = surface => surface;

    /// <summary>What the person was told and asked, and what was answered.</summary>
    public string Transcript => string.Join('\n', _person?.Heard ?? []);

    public Task<int> RespondAsync(string scenario, CancellationToken cancellationToken) =>
        Verbs()
            .RespondAsync(
                new RespondOptions
                {
                    Tenant = Tenant(scenario),
                    Plain = true,
                    State = State,
                    CaseFiles = CaseFiles,
                    WatchInterval = TimeSpan.FromSeconds(30),
                    WatchPolls = Polls,
                },
                cancellationToken
            );

    /// <summary>Investigates, and leaves it at that.</summary>
    public Task<int> InvestigateAsync(string scenario, EventId id, CancellationToken cancellationToken) =>
        Verbs()
            .InvestigateAsync(
                new InvestigateOptions
                {
                    Event = id,
                    Tenant = Tenant(scenario),
                    Plain = true,
                    State = State,
                    CaseFiles = CaseFiles,
                },
                cancellationToken
            );

    public Task<int> UndoAsync(string scenario, CaseId id, CancellationToken cancellationToken) =>
        Verbs()
            .UndoAsync(
                new UndoOptions
                {
                    Case = id,
                    Tenant = Tenant(scenario),
                    Plain = true,
                    State = State,
                },
                cancellationToken
            );

    private static TenantOptions Tenant(string scenario) => new() { Tenant = new TenantChoice.Embedded(scenario) };

    private Verbs Verbs()
    {
        var machine = new Machine
        {
            Environment = ImmutableDictionary<string, string>.Empty,
            Home = Path.Combine(_root, "home"),
            CurrentFolder = _root,
            Who = "responder",
            Version = "test",
            Session = Interlocked.Increment(ref s_sessions),
            Clock = new ShortWaits(_clock.Plain, _clock.Plain.Advance),
        };
        return new Verbs(machine, () => ConfigurationFile.Read(machine), Played);
    }

    private RunContext Played(RunContext context)
    {
        var open = new OpenCase(Watched ? new WatchedCases(context.Cases, Points.Pass) : context.Cases, Known);
        _person = new CrashPerson(() => open.State, Haste, Files, Watched ? Points : null)
        {
            StopsAtTheChecklist = StopsAtTheChecklist,
        };
        ISurface Remembered(ISurface surface) => Remembering(surface, () => open.Folder);
        return context with
        {
            Person = _person,
            Cases = open,
            CaseFiles = Watched ? new WatchedCaseFiles(context.CaseFiles, Points) : context.CaseFiles,
            Clock = _clock,
            BeforeALongWait = () => { },
            Surfaces = context.Surfaces.ToImmutableDictionary(
                pair => pair.Key,
                pair =>
                    Around(
                        Watched ? SurfaceAround.Of(Remembered(pair.Value), Points.AroundAsync) : Remembered(pair.Value)
                    )
            ),
        };
    }

    /// <summary>The practice desks forget with the program; what they took is written down for them.</summary>
    private static ISurface Remembering(ISurface surface, Func<string> folder) =>
        surface.Surface is Surface.Jira or Surface.PagerDuty ? new DeskMemory(surface, folder) : surface;
}

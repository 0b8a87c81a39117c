using System.Collections.Immutable;
using Quell.Domain;
using Quell.Domain.Calls;
using Quell.Domain.Cases;
using Quell.Domain.Questions;
using Quell.Knowledge;
using Quell.Runbook.AllowLists;
using Quell.Runbook.Cases;
using Quell.Runbook.Flow;
using Quell.Runbook.Ports;
using Quell.Runbook.Telling;

namespace Quell.Runbook.Tests.Doubles;

/// <summary>One case run against a tenant in memory, by a person who says yes unless told otherwise.</summary>
internal sealed class Run
{
    private int _sessions;

    public Run() => (Tenant, Cases) = (new Tenant(Clock), new MemoryCases(Clock));

    public TestClock Clock { get; } = new(Incident.Start);

    public Tenant Tenant { get; }

    public MemoryCases Cases { get; }

    public Desktop Desktop { get; } = new();

    /// <summary>kubectl, where it is on PATH.</summary>
    public Programs? Kubectl { get; private set; }

    /// <summary>aws, where it is on PATH.</summary>
    public Programs? Aws { get; private set; }

    /// <summary>Jira, where it is configured.</summary>
    public TicketDesk? Jira { get; private set; }

    /// <summary>PagerDuty, where it is configured.</summary>
    public TicketDesk? PagerDuty { get; private set; }

    public Person Person { get; set; } = Person.Willing();

    public RunOptions Options { get; set; } = new() { EventId = Incident.EventId };

    public bool Simulated { get; set; } = true;

    public bool LoopbackEndpoints { get; set; }

    public ResponseKnowledge Knowledge { get; set; } = ResponseKnowledge.Embedded;

    public CaseState State { get; private set; } = CaseState.Empty;

    public IReadOnlyList<JournalEntry> Entries => Cases.Count == 0 ? [] : Cases.Latest.Entries;

    public IEnumerable<string> Sent => Tenant.Writes.Select(TypeOf);

    public RunContext Context =>
        new()
        {
            Options = Options,
            Person = Person,
            Cases = Cases,
            Workstation = Desktop,
            CaseFiles = Desktop,
            Reports = Desktop,
            Surfaces = Surfaces,
            AllowList = new AllowList(new AllowListOptions { LoopbackEndpoints = LoopbackEndpoints }),
            Clock = Clock,
            Session = ++_sessions,
            Who = "ada",
            Version = "quell test",
            TenantSource = "embedded:test",
            Simulated = Simulated,
            Knowledge = Knowledge,
        };

    private ImmutableDictionary<Surface, ISurface> Surfaces =>
        new ISurface?[] { Tenant, Kubectl, Aws, Jira, PagerDuty }
            .OfType<ISurface>()
            .ToImmutableDictionary(surface => surface.Surface);

    /// <summary>Puts kubectl or aws on PATH.</summary>
    public Run With(Programs program)
    {
        Desktop.Programs[program.Surface == Surface.Aws ? "aws" : "kubectl"] = "/usr/bin/program";
        (Kubectl, Aws) = program.Surface == Surface.Aws ? (Kubectl, program) : (program, Aws);
        return this;
    }

    /// <summary>Configures these ticket desks.</summary>
    public Run With(params ReadOnlySpan<TicketDesk> desks)
    {
        foreach (var desk in desks)
        {
            (Jira, PagerDuty) = desk.Surface == Surface.Jira ? (desk, PagerDuty) : (Jira, desk);
            Desktop.Desks[desk.Surface.Word()] = "configured";
        }
        return this;
    }

    /// <summary>The map as it was last told.</summary>
    public string Map => string.Join('\n', Person.Told.Last(notice => notice.Kind == NoticeKind.Map).Lines);

    public static string TypeOf(OutsideCall call) =>
        Quell.Runbook.Calls.SubmitArguments.TypeOf(((CallRequest.Tool)call.Request).Arguments)!;

    /// <summary>Runs to the end, as one process would.</summary>
    public async Task<ExitCode> GoAsync()
    {
        await using var runner = new CaseRunner(Context);
        var code = await runner.RunAsync(TestContext.Current.CancellationToken);
        State = runner.State;
        return code;
    }

    /// <summary>Takes up the open question of the latest case in another process.</summary>
    public async Task<ExitCode> AttachAsync()
    {
        await using var runner = new CaseRunner(Context, new MemoryJournalView(Cases.Latest));
        var code = await runner.RunAsync(TestContext.Current.CancellationToken);
        State = runner.State;
        return code;
    }

    /// <summary>Chooses these actions by name, in this order.</summary>
    public Run Choosing(params string[] types)
    {
        var before = Person.First;
        Person.First = question =>
            before(question) ?? (question.Kind == QuestionKind.Select ? string.Join(' ', types) : null);
        return this;
    }

    public CaseEntry.ActionClosed Closed(string type) =>
        State.Closed.Values.Last(closed => State.Tried[closed.Try].Type == type);

    public IEnumerable<Question> Questions(QuestionKind kind) => Person.Asked.Where(asked => asked.Kind == kind);
}

using System.Collections.Immutable;
using System.IO.Pipelines;
using System.Text.Json.Nodes;
using Quell.Domain;
using Quell.Domain.Calls;
using Quell.Domain.Cases;
using Quell.EndToEnd.Tests.Crash;
using Quell.Journal;
using Quell.Lab;
using Quell.Lab.Scenarios;
using Quell.Reports;
using Quell.Runbook.AllowLists;
using Quell.Runbook.Cases;
using Quell.Runbook.Flow;
using Quell.Runbook.Ports;
using Quell.Surfaces.Aws;
using Quell.Surfaces.Kubectl;
using Quell.Sysdig;

namespace Quell.EndToEnd.Tests.InProcess;

/// <summary>One tenant that lives on, one state folder, one clock; the runbook is run on them as often as wanted.</summary>
internal sealed class Incident : IAsyncDisposable
{
    private readonly EmbeddedTenant _tenant;
    private readonly string _name;
    private TenantMemory? _memory;

    public Incident(string scenario = "cryptominer")
    {
        _name = scenario;
        Root = Directory.CreateTempSubdirectory("quell-e2e-").FullName;
        var loaded = ScenarioLibrary.Load(scenario).ShouldBeOfType<ScenarioReading.Loaded>().Scenario;
        _tenant = EmbeddedTenant.Open(loaded, Clock.Plain, null, memory => _memory = memory);
        var state = StateFolder.Open(Path.Combine(Root, "state")).ShouldBeOfType<StateFolderResult.Opened>().Folder;
        Cases = new CaseStore(state, Clock.Plain);
        CaseFolder = Directory.CreateDirectory(Path.Combine(Root, "case-files")).FullName;
    }

    public string Root { get; }

    public Clockwork Clock { get; } = new();

    /// <summary>Where investigations leave their case files.</summary>
    public string CaseFolder { get; }

    /// <summary>What the case is about, as it is now.</summary>
    public EmbeddedTenant Tenant => _tenant;

    public string EventId => _tenant.Scenario.EventId;

    public CaseStore Cases { get; }

    /// <summary>What stands between the gate and the tenant.</summary>
    public Func<ILinkSurface, ISurface> Around { get; init; } = surface => surface;

    /// <summary>What stands between the tenant's streams and the surface.</summary>
    public Func<Stream, Stream, (Stream Output, Stream Input)> Wire { get; init; } = (output, input) => (output, input);

    /// <summary>A server that is reached in another way than over this tenant's streams; null for those.</summary>
    public McpEndpoint? Elsewhere { get; init; }

    /// <summary>Bounds of the talk with the server; null for those that the program has.</summary>
    public SysdigOptions? Bounds { get; init; }

    /// <summary>What stands between kubectl and aws of the practice tenant and their surfaces; without it there are none.</summary>
    public Func<IProgramRunner, IProgramRunner>? Programs { get; init; }

    /// <summary>True where what is told must not depend on which of several answers comes first.</summary>
    public bool InTurn { get; init; }

    public IWorkstation Workstation { get; init; } = new EmptyWorkstation();

    /// <summary>Applied to the options of each run.</summary>
    public Func<RunOptions, RunOptions> Options { get; set; } = options => options;

    /// <summary>True where kubectl and aws are there, played by the tenant with nothing between.</summary>
    public bool HasPrograms
    {
        init
        {
            if (value)
            {
                Programs = programs => programs;
                Workstation = new PracticeWorkstation();
            }
        }
    }

    /// <summary>Applied to what each run is made of.</summary>
    public Func<RunContext, RunContext> Shaped { get; init; } = context => context;

    public CaseId Only => Cases.List().ShouldHaveSingleItem();

    public CaseState State => CaseState.Fold(Cases.Read(Only)!);

    public string Report => File.ReadAllText(Path.Combine(Cases.FolderOf(Only), "report.md"));

    /// <summary>The submits that the tenant took, each with its caller id.</summary>
    public ImmutableArray<(string Type, string Caller)> Submitted =>
        [
            .. JsonNode.Parse(_memory!.ToJson())!["calls"]!
                .AsArray()
                .Where(call => (string?)call!["tool"] == "submit_response_action")
                .Select(call => JsonNode.Parse((string)call!["arguments"]!)!)
                .Select(sent => ((string)sent["action_type"]!, (string?)sent["caller_id"] ?? "none")),
        ];

    public Task<ExitCode> RunAsync(IScripted person, CancellationToken cancellationToken = default) =>
        RunAsync(person, Cases, cancellationToken);

    public async Task<ExitCode> RunAsync(
        IScripted person,
        ICaseStore cases,
        CancellationToken cancellationToken = default
    )
    {
        using var over = new CancellationTokenSource();
        var (toServer, toClient) = (new Pipe(), new Pipe());
        var serving = _tenant.ServeAsync(toServer.Reader.AsStream(), toClient.Writer.AsStream(), over.Token);
        var (output, input) = Wire(toClient.Reader.AsStream(), toServer.Writer.AsStream());
        var streams = new McpEndpoint.Streams(output, input, $"embedded:{_name}");
        try
        {
            await using var surface = new SysdigSurface(Elsewhere ?? streams, Bounds, Clock.Plain);
            var paced = new ShortWaits(Clock.Plain, Clock.Plain.Advance);
            using var aws = Programs is null ? null : new AwsSurface(Programs(_tenant.Programs), paced);
            var context = Shaped(Context(person, cases, [Around(surface), .. Commands(aws)]));
            await using var runner = new CaseRunner(InTurn ? TakingTurns(context) : context);
            person.State = () => runner.State;
            return await runner.RunAsync(cancellationToken);
        }
        finally
        {
            await over.CancelAsync();
            await serving;
        }
    }

    /// <summary>Words with what differs from machine to machine taken out.</summary>
    public string Scrub(string text) => text.Replace(Root, "/tmp/state", StringComparison.Ordinal);

    public async ValueTask DisposeAsync()
    {
        await _tenant.DisposeAsync();
        Directory.Delete(Root, recursive: true);
    }

    private static RunContext TakingTurns(RunContext context)
    {
        OpenCase? open = null;
        var flow = new RunbookFlow(context.Options, context.Knowledge);
        var turns = new Turns(() => open!.State, state => flow.Next(state, context.Clock.GetUtcNow()));
        open = new OpenCase(new WatchedCases(context.Cases, _ => turns.Look()), CaseState.Empty);
        return context with
        {
            Cases = open,
            Surfaces = context.Surfaces.ToImmutableDictionary(
                pair => pair.Key,
                pair => SurfaceAround.Of(pair.Value, turns.AroundAsync)
            ),
        };
    }

    private IEnumerable<ISurface> Commands(AwsSurface? aws) =>
        aws is null ? [] : [aws, new KubectlSurface(Programs!(_tenant.Programs), PracticeWorkstation.Context)];

    private RunContext Context(IOperator person, ICaseStore cases, IEnumerable<ISurface> surfaces) =>
        new()
        {
            Options = Options(new RunOptions { EventId = _tenant.Scenario.EventId }),
            Person = person,
            Cases = cases,
            Workstation = Workstation,
            CaseFiles = new CaseFileFolder(CaseFolder),
            Reports = new MarkdownReport(),
            Surfaces = surfaces.ToImmutableDictionary(surface => surface.Surface),
            RealPrograms = Programs is null,
            AllowList = AllowList.Runbook,
            Clock = Clock,
            Session = Clock.GetUtcNow().ToUnixTimeMilliseconds(),
            Who = "responder",
            Version = "quell test",
            TenantSource = $"embedded:{_name}",
            Simulated = true,
        };
}

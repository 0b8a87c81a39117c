using System.Collections.Immutable;
using System.Text;
using Quell.Domain.Calls;
using Quell.Domain.Events;
using Quell.Domain.Responses;
using Quell.Runbook.Calls;
using Quell.Runbook.Gates;
using Quell.Runbook.Ports;

namespace Quell.Runbook.Tests.Doubles;

/// <summary>The far side: answers every tool like a healthy tenant, except where a test says otherwise.</summary>
internal sealed class Tenant(TestClock clock) : ILinkSurface
{
    private readonly Dictionary<string, Func<OutsideCall, CallOutcome?>> _otherwise = new(StringComparer.Ordinal);

    public Surface Surface => Surface.Sysdig;

    public string Fingerprint { get; set; } = "tenant t-1";

    public List<OutsideCall> Reads { get; } = [];

    public List<OutsideCall> Writes { get; } = [];

    public List<ActionExecution> Runs { get; } = [];

    public static Dictionary<string, string> UndoTypes { get; } =
        new(StringComparer.Ordinal)
        {
            ["PAUSE_CONTAINER"] = "UNPAUSE_CONTAINER",
            ["ISOLATE_NETWORK"] = "DELETE_NETWORK_POLICY",
            ["KUBERNETES_VOLUME_SNAPSHOT"] = "KUBERNETES_DELETE_VOLUME_SNAPSHOT",
        };

    public List<ThreatEvent> Events { get; } = [];

    public ImmutableArray<ToolSchema> Tools { get; set; } = Incident.Tools();

    public ImmutableArray<CatalogueAction> Scoped { get; set; } = Incident.Catalogue;

    public ImmutableArray<CatalogueAction> Full { get; set; } = Incident.Catalogue;

    public ThreatEvent Threat { get; set; } = Incident.Threat;

    /// <summary>What becomes of an execution while it is asked about.</summary>
    public string EndsAs { get; set; } = "COMPLETED";

    /// <summary>When the inventory last saw the workload; null when it holds none.</summary>
    public Func<DateTimeOffset?> LastSeen { get; set; } = () => clock.GetUtcNow();

    /// <summary>What an execution names when it has ended, as it is read.</summary>
    public ImmutableSortedDictionary<string, string> Outputs { get; set; } = Incident.Map();

    /// <summary>The same in full, for one look.</summary>
    public ImmutableSortedDictionary<string, string> Links { get; set; } = Incident.Map();

    /// <summary>Servers that the next answer says were started for it.</summary>
    public ImmutableArray<ServerLaunch> Launches { get; set; } = [];

    /// <summary>What a tool answers instead; null is the usual answer.</summary>
    public void On(string tool, Func<OutsideCall, CallOutcome?> answer) => _otherwise[tool] = answer;

    public IEnumerable<string> ToolsCalled =>
        Reads.Concat(Writes).Select(call => (call.Request as CallRequest.Tool)?.Name ?? "handshake");

    public ValueTask<string> FingerprintAsync(
        OutsideCall call,
        CallOutcome? identity,
        CancellationToken cancellationToken
    ) => ValueTask.FromResult(Fingerprint);

    public ValueTask<SurfaceAnswer> ReadAsync(OutsideCall call, CancellationToken cancellationToken)
    {
        Reads.Add(call);
        var answer = Answer(Otherwise(call) ?? Read(call)) with { Launches = Launches };
        Launches = [];
        return ValueTask.FromResult(answer);
    }

    public async ValueTask<LinkAnswer> RevealAsync(OutsideCall call, CancellationToken cancellationToken) =>
        new(await ReadAsync(call, cancellationToken), Links);

    public ValueTask<SurfaceAnswer> WriteAsync(WriteOrder order, CancellationToken cancellationToken)
    {
        Writes.Add(order.Call);
        return ValueTask.FromResult(Answer(Otherwise(order.Call) ?? Accept(order.Call)));
    }

    /// <summary>Makes an execution of a submit, as the tenant does also when the reply gets lost.</summary>
    public CallOutcome Accept(OutsideCall call)
    {
        var tool = (CallRequest.Tool)call.Request;
        var arguments = tool.Arguments;
        if (string.Equals(tool.Name, SysdigTools.Undo, StringComparison.Ordinal))
        {
            return Undo(arguments.GetProperty("action_execution_id").GetString()!);
        }
        var run = Incident.Execution(
            $"x-{Runs.Count + 1}",
            SubmitArguments.TypeOf(arguments)!,
            "ENQUEUED",
            clock.GetUtcNow()
        ) with
        {
            CallerId = SubmitArguments.CallerOf(arguments),
            Parameters = (SubmitArguments.ParametersOf(arguments) ?? []).ToImmutableSortedDictionary(
                sent => sent.Name,
                sent => sent.Value
            ),
        };
        Runs.Add(run);
        return new CallOutcome.Answered(new CallReading.Execution(run));
    }

    /// <summary>An undo is a new execution that names the one being undone.</summary>
    private CallOutcome.Answered Undo(string executionId)
    {
        var type = UndoTypes.GetValueOrDefault(Runs.Find(run => run.Id == executionId)?.ActionType ?? "", "UNDO");
        var run = Incident.Execution($"x-{Runs.Count + 1}", type, "ENQUEUED", clock.GetUtcNow()) with
        {
            Undoes = executionId,
        };
        Runs.Add(run);
        return new CallOutcome.Answered(new CallReading.Execution(run));
    }

    public static CallOutcome Refused(RefusalKind kind, int status, string? detail = null) =>
        new CallOutcome.Refused(new ServiceRefusal(kind, status, detail, $"HTTP {status}", null));

    private CallOutcome? Otherwise(OutsideCall call) =>
        _otherwise.GetValueOrDefault((call.Request as CallRequest.Tool)?.Name ?? "handshake")?.Invoke(call);

    private static SurfaceAnswer Answer(CallOutcome outcome) =>
        new(outcome, outcome is CallOutcome.Answered ? Encoding.UTF8.GetBytes("{}") : default(ReadOnlyMemory<byte>));

    private CallOutcome Read(OutsideCall call) =>
        new CallOutcome.Answered(
            call.Request is CallRequest.Tool tool ? Reading(tool) : new CallReading.Tools("a server", Tools)
        );

    private CallReading Reading(CallRequest.Tool tool) =>
        tool.Name switch
        {
            SysdigTools.GetSettings => new CallReading.Settings(new TenantIdentity("t-1", "shop")),
            SysdigTools.ListActions => new CallReading.Catalogue(
                tool.Arguments.TryGetProperty("context_event_id", out _) ? Scoped : Full
            ),
            SysdigTools.GetEvent => new CallReading.Event(Threat),
            SysdigTools.GetProcessTree => new CallReading.ProcessTree([]),
            SysdigTools.RunSysql => new CallReading.Rows(Rows(tool)),
            SysdigTools.GetStorage => new CallReading.Storage(new CaptureStorage(true, "bucket")),
            SysdigTools.ListExecutions => new CallReading.Executions([.. Runs]),
            SysdigTools.GetStatus => new CallReading.Execution(Status(tool)),
            SysdigTools.ListEvents => new CallReading.Events(new EventPage([.. Events], false)),
            _ => throw new InvalidOperationException($"{tool.Name} is not a read."),
        };

    private ActionExecution Status(CallRequest.Tool tool)
    {
        var id = tool.Arguments.GetProperty("action_execution_id").GetString();
        var index = Runs.FindIndex(run => run.Id == id);
        if (Runs[index].Phase is not (ExecutionPhase.Completed or ExecutionPhase.Failed))
        {
            Runs[index] = Runs[index] with { Status = EndsAs, UpdatedAt = clock.GetUtcNow(), Outputs = Outputs };
        }
        return Runs[index];
    }

    private ImmutableArray<QueryRow> Rows(CallRequest.Tool tool) =>
        tool.Arguments.GetProperty("sysql_query").GetString()!.Contains("lastSeen", StringComparison.Ordinal)
        && LastSeen() is { } seen
            ?
            [
                new QueryRow(
                    Incident.Map(("exposed", "false"), ("lastSeen", seen.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'")))
                ),
            ]
            : [];
}

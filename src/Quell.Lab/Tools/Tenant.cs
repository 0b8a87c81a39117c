using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using Quell.Lab.Executions;
using Quell.Lab.Programs;
using Quell.Lab.Programs.Aws;
using Quell.Lab.Programs.Kubectl;
using Quell.Lab.Scenarios;
using Quell.Lab.World;

namespace Quell.Lab.Tools;

/// <summary>
/// The tenant's state: when it started and what was submitted. Every call is answered from the moment it is made in.
/// Safe for concurrent calls.
/// </summary>
internal sealed class Tenant
{
    private readonly Lock _gate = new();
    private readonly TimeProvider _clock;
    private readonly Ledger _ledger;
    private readonly Action<TenantMemory> _remember;
    private TenantMemory _memory;

    public Tenant(Script scenario, TimeProvider clock, TenantMemory? memory, Action<TenantMemory> remember)
    {
        Script = scenario;
        _clock = clock;
        _remember = remember;
        _memory = new TenantMemory(scenario.Name, memory?.Start ?? clock.GetUtcNow(), []);
        _ledger = new Ledger(scenario, _memory.Start);
        foreach (var call in memory?.Calls ?? [])
        {
            Retake(call);
        }

        _remember(_memory);
    }

    public Script Script { get; }

    public bool Offers(ToolDefinition tool) =>
        !Script.Tenant.HideForbiddenTools || tool.Lacks(Script.Tenant.Permissions) is null;

    /// <summary>Runs a line of a program; what it wrote is remembered as a call is.</summary>
    public Printed Run(string program, ImmutableArray<string> arguments)
    {
        lock (_gate)
        {
            var now = _clock.GetUtcNow();
            var printed = Run(program, arguments, now);
            if (printed.Write is { } write)
            {
                Take(write, now);
                var line = new JsonObject
                {
                    ["arguments"] = new JsonArray([.. arguments.Select(a => (JsonNode)JsonValue.Create(a))]),
                };
                _memory = _memory.With(new TenantMemory.Call(program, now, line.ToJsonString()));
                _remember(_memory);
            }

            return printed;
        }
    }

    /// <summary>Answers a call of a tool that is on offer.</summary>
    public ToolAnswer Call(ToolDefinition tool, IReadOnlyDictionary<string, JsonElement> given)
    {
        if (tool.Mistake(given) is { } mistake)
        {
            return new ToolAnswer.BadArguments($"Invalid arguments for {tool.Name}: {mistake}.");
        }

        var arguments = new Arguments(given);
        lock (_gate)
        {
            if (tool.Lacks(Script.Tenant.Permissions) is { } permission)
            {
                return Doing.Refuse(tool.Name, 403, "forbidden", $"missing permission {permission}");
            }

            var now = _clock.GetUtcNow();
            var answer = Answer(tool.Name, arguments, now);
            if (!tool.ReadOnly && answer is ToolAnswer.Document)
            {
                _memory = _memory.With(new TenantMemory.Call(tool.Name, now, arguments.Json()));
                _remember(_memory);
            }

            return answer;
        }
    }

    private Printed Run(string program, ImmutableArray<string> arguments, DateTimeOffset now)
    {
        var around = new Around(Script, new Moment(Script, _ledger, _memory.Start, now), _memory.Start);
        return program is "kubectl" ? KubectlProgram.Run(around, arguments) : AwsProgram.Run(around, arguments);
    }

    private void Take(ProgramWrite write, DateTimeOffset now)
    {
        var outcome = SubmitTool.Described(
            Script,
            new Moment(Script, _ledger, _memory.Start, now),
            write.Verb,
            write.Parameters
        );
        var done = outcome with { Enqueued = TimeSpan.Zero, Running = TimeSpan.Zero, Ending = Ending.Completed };
        _ledger.Enqueue(ProgramVerbs.Definition(write.Verb), write.Parameters, [], done, now, null, null);
    }

    private ToolAnswer Answer(string tool, Arguments arguments, DateTimeOffset now)
    {
        var moment = new Moment(Script, _ledger, _memory.Start, now);
        return tool switch
        {
            "list_runtime_events" => EventTools.List(moment, arguments),
            "get_event_info" => EventTools.Info(moment, arguments),
            "get_event_process_tree" => EventTools.ProcessTree(Script, moment, arguments),
            "run_sysql" => GraphTools.Run(moment, arguments),
            "get_customer_settings" => GraphTools.Customer(Script),
            "list_response_actions" => ActionTools.Catalogue(Script, moment, arguments),
            "submit_response_action" => SubmitTool.Submit(Script, _ledger, moment, arguments),
            "get_response_action_status" => ActionTools.Status(_ledger, moment, arguments),
            "list_response_action_executions" => ActionTools.Executions(moment, arguments),
            "undo_response_action" => UndoTool.Undo(Script, _ledger, moment, arguments),
            _ => GraphTools.Storage(Script),
        };
    }

    private void Rerun(TenantMemory.Call call, JsonElement root)
    {
        if (
            root.TryGetProperty("arguments", out var list)
            && list.ValueKind is JsonValueKind.Array
            && list.EnumerateArray().All(a => a.ValueKind is JsonValueKind.String)
            && Run(call.Tool, [.. list.EnumerateArray().Select(a => a.GetString()!)], call.At).Write is { } write
        )
        {
            Take(write, call.At);
            _memory = _memory.With(call);
        }
    }

    /// <summary>The same call at the same time on the same state makes the same execution, its id included.</summary>
    private void Retake(TenantMemory.Call call)
    {
        using var document = JsonDocument.Parse(call.Arguments);
        if (call.Tool is "kubectl" or "aws")
        {
            Rerun(call, document.RootElement);
            return;
        }

        var given = document
            .RootElement.EnumerateObject()
            .ToDictionary(a => a.Name, a => a.Value.Clone(), StringComparer.Ordinal);
        var tool = Toolbox.All.FirstOrDefault(t => string.Equals(t.Name, call.Tool, StringComparison.Ordinal));
        if (tool is not { ReadOnly: false } || tool.Mistake(given) is not null)
        {
            return;
        }

        Answer(tool.Name, new Arguments(given), call.At);
        _memory = _memory.With(call);
    }
}

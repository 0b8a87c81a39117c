using System.Text.Json;
using Quell.Lab.Executions;
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
    private readonly DateTimeOffset _start;
    private readonly Ledger _ledger;

    public Tenant(Script scenario, TimeProvider clock)
    {
        Script = scenario;
        _clock = clock;
        _start = clock.GetUtcNow();
        _ledger = new Ledger(scenario, _start);
    }

    public Script Script { get; }

    public bool Offers(ToolDefinition tool) =>
        !Script.Tenant.HideForbiddenTools || tool.Lacks(Script.Tenant.Permissions) is null;

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
            var moment = new Moment(Script, _ledger, _start, _clock.GetUtcNow());
            if (tool.Lacks(Script.Tenant.Permissions) is { } permission)
            {
                return Doing.Refuse(tool.Name, 403, "forbidden", $"missing permission {permission}");
            }

            return tool.Name switch
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
    }
}

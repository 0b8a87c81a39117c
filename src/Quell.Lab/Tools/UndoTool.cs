using System.Text.Json.Nodes;
using Quell.Lab.Executions;
using Quell.Lab.Scenarios;
using Quell.Lab.World;

namespace Quell.Lab.Tools;

/// <summary>Undoes: a new execution of the undo type, whose parameters come from the one it undoes.</summary>
internal static class UndoTool
{
    private const string Tool = "undo_response_action";

    public static ToolAnswer Undo(Script scenario, Ledger ledger, Moment moment, Arguments arguments)
    {
        var id = arguments.Text("action_execution_id")!;
        if (ledger.Find(id, moment.Now) is not { } original)
        {
            return Doing.Refuse(Tool, 404, "resource_not_found", "action execution not found");
        }

        if (original.Action.UndoneBy is not { } undo)
        {
            return Doing.Refuse(Tool, 400, "bad_request", $"{original.Action.Type} cannot be undone");
        }

        if (
            scenario.Catalogue.Actions.FirstOrDefault(a => string.Equals(a.Type, undo, StringComparison.Ordinal))
            is not { } action
        )
        {
            return Doing.Refuse(Tool, 400, "bad_request", $"{undo} is not enabled in this tenant");
        }

        if (!scenario.Tenant.Permissions.Contains(action.ExecPermission))
        {
            return Doing.Refuse(Tool, 403, "forbidden", $"missing permission {action.ExecPermission} for {undo}");
        }

        if (original.Status(moment.Now) is var status and not "COMPLETED")
        {
            return Doing.Refuse(
                Tool,
                400,
                "bad_request",
                $"the execution is {status}, only a COMPLETED one can be undone"
            );
        }

        if (ledger.UndoOf(id, moment.Now) is { } earlier)
        {
            return Doing.Refuse(Tool, 400, "bad_request", $"the execution is undone already by {earlier.Id}");
        }

        var caller = arguments.Text("caller_id");
        return SubmitTool.Enqueue(scenario, ledger, moment, action, Parameters(action, original), caller, id, Tool);
    }

    private static JsonObject Parameters(ActionDefinition undo, Execution original)
    {
        var parameters = new JsonObject();
        foreach (var name in undo.Parameters.Select(p => p.Name))
        {
            if ((original.Parameters[name] ?? original.Outputs[name]) is { } value)
            {
                parameters[name] = value.DeepClone();
            }
        }

        return parameters;
    }
}

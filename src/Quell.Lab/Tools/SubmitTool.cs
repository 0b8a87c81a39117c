using System.Text.Json.Nodes;
using Quell.Lab.Executions;
using Quell.Lab.Scenarios;
using Quell.Lab.World;

namespace Quell.Lab.Tools;

/// <summary>Takes actions: permission, parameters, responder and storage are checked in this order.</summary>
internal static class SubmitTool
{
    private const string Tool = "submit_response_action";

    public static ToolAnswer Submit(Script scenario, Ledger ledger, Moment moment, Arguments arguments)
    {
        var type = arguments.Text("action_type")!;
        var parameters = arguments.Map("parameters");
        var action = scenario.Catalogue.Actions.FirstOrDefault(a =>
            string.Equals(a.Type, type, StringComparison.Ordinal)
        );
        if (action is null or { UndoOnly: true })
        {
            var why = action is null ? "unknown action type" : $"{type} only runs as an undo of another action";
            return Doing.Refuse(Tool, 400, "bad_request", why);
        }

        if (!scenario.Tenant.Permissions.Contains(action.ExecPermission))
        {
            return Doing.Refuse(Tool, 403, "forbidden", $"missing permission {action.ExecPermission} for {type}");
        }

        if (ParameterCheck.Mistake(action, parameters) is var (kind, message))
        {
            return Doing.Refuse(Tool, 400, kind, message);
        }

        return Enqueue(scenario, ledger, moment, action, parameters, arguments.Text("caller_id"), null, Tool);
    }

    public static ToolAnswer Enqueue(
        Script scenario,
        Ledger ledger,
        Moment moment,
        ActionDefinition action,
        JsonObject parameters,
        string? callerId,
        string? undoes,
        string tool
    )
    {
        var responder = scenario
            .Tenant.Responders.Where(r => r.Serves(action.Responder, name => Json.Text(parameters[name])))
            .OrderBy(r => r.Offline)
            .FirstOrDefault();
        if (responder is null)
        {
            var scope = ResponderScope.Text(action.Responder, parameters);
            var message = $"responder_not_found: no {action.Responder} responder for scope {scope}";
            return Doing.Refuse(tool, 400, "responder_not_found", message);
        }

        if (action.NeedsStorage && !scenario.Tenant.StoresArtifacts)
        {
            var message = $"{action.Type} stores an artifact, but response actions storage is not configured";
            return Doing.Refuse(tool, 412, "storage_not_configured", message);
        }

        var outcome = Outcome(scenario, moment, action, parameters, undoes is null);
        var context = new JsonObject();
        var key = ResponderScope.Parameter(action.Responder);
        context[key] = Json.Text(parameters[key]);
        var execution = ledger.Enqueue(
            action,
            parameters,
            context,
            responder.Offline ? outcome with { Ending = Ending.Stuck } : outcome,
            moment.Now,
            callerId,
            undoes
        );
        return new ToolAnswer.Document(execution.ToJson(moment.Now));
    }

    /// <summary>The outcome that the scenario describes for it, or the usual one.</summary>
    public static OutcomeSpec Described(Script scenario, Moment moment, string type, JsonObject parameters)
    {
        var about = new PlaceholderValues(
            moment.Now,
            moment.Now,
            type,
            string.Empty,
            0,
            name => NamedValues.OfExecution(name, parameters, [])
        );
        return scenario.Outcomes.FirstOrDefault(o =>
                string.Equals(o.Action, type, StringComparison.Ordinal)
                && Deeds.Fits(o.Where, parameters, about)
                && (o.When.IsEmpty || o.When.Any(t => moment.Deeds.InForce(t, moment.Now, about)))
            ) ?? OutcomeSpec.Usual;
    }

    private static OutcomeSpec Outcome(
        Script scenario,
        Moment moment,
        ActionDefinition action,
        JsonObject parameters,
        bool forward
    )
    {
        var chosen = Described(scenario, moment, action.Type, parameters);
        var targets = new Targets(moment.Events, moment.Surroundings, moment.Deeds, moment.Now);
        var missing = forward ? targets.Missing(action, parameters) : targets.Replaced(parameters);
        if (missing is null && targets.Claim(action, parameters) is { } claim)
        {
            chosen = chosen with { Outputs = World.Overlay.Merge(claim, chosen.Outputs) };
        }

        return missing is not null ? chosen.Failing("not_found", missing) : chosen;
    }
}

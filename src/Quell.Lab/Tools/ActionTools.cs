using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Quell.Lab.Executions;
using Quell.Lab.Scenarios;
using Quell.Lab.World;

namespace Quell.Lab.Tools;

/// <summary>The reading half of the response-action tools.</summary>
internal static class ActionTools
{
    private static readonly TimeSpan s_window = TimeSpan.FromDays(14);

    public static ToolAnswer Catalogue(Script scenario, Moment moment, Arguments arguments)
    {
        var actions = scenario.Catalogue.Actions;
        if (arguments.Text("context_event_id") is { } id)
        {
            var found = moment.Events.FirstOrDefault(e => string.Equals(e.Id, id, StringComparison.Ordinal));
            if (found is null)
            {
                return EventTools.NotFound("list_response_actions", id);
            }

            var labels = found.Body["labels"] as JsonObject ?? [];
            var scoped = scenario.Catalogue.Scoped;
            actions =
            [
                .. actions.Where(a => scoped is null ? HasResponder(scenario, a, labels) : scoped.Contains(a.Type)),
            ];
        }

        return new ToolAnswer.Document(new JsonObject { ["data"] = new JsonArray([.. actions.Select(Entry)]) });
    }

    public static ToolAnswer Status(Ledger ledger, Moment moment, Arguments arguments)
    {
        var id = arguments.Text("action_execution_id")!;
        return ledger.Find(id, moment.Now) is { } execution
            ? new ToolAnswer.Document(execution.ToJson(moment.Now))
            : Doing.Refuse("get_response_action_status", 404, "resource_not_found", "action execution not found");
    }

    public static ToolAnswer Executions(Moment moment, Arguments arguments)
    {
        const string Tool = "list_response_action_executions";
        var (from, to) = (arguments.Whole("from"), arguments.Whole("to"));
        if (from is null != to is null)
        {
            return Doing.Refuse(Tool, 400, "bad_request", "from and/or to is unset");
        }

        var last = to ?? Instants.Nanoseconds(moment.Now);
        var first = from ?? last - (s_window.Ticks * 100);
        if (last < first || last - first > s_window.Ticks * 100)
        {
            return Doing.Refuse(Tool, 400, "bad_request", "the time window must be at most two weeks");
        }

        var caller = arguments.Text("caller_id");
        var page = moment
            .Executions.Where(e => caller is null || string.Equals(e.CallerId, caller, StringComparison.Ordinal))
            .Where(e => Instants.Nanoseconds(e.CreatedAt) is var at && at >= first && at <= last)
            .Skip((int)(arguments.Whole("offset") ?? 0))
            .Take((int)(arguments.Whole("limit") ?? 25));
        return new ToolAnswer.Document(
            new JsonObject { ["data"] = new JsonArray([.. page.Select(e => e.ToJson(moment.Now))]) }
        );
    }

    /// <summary>A responder that serves the event's host, cluster or account; without such a label there is none.</summary>
    private static bool HasResponder(Script scenario, ActionDefinition action, JsonObject labels)
    {
        var key = ResponderScope.Parameter(action.Responder);
        return labels[key] is not null
            && scenario.Tenant.Responders.Any(r => r.Serves(action.Responder, name => Json.Text(labels[name])));
    }

    private static JsonObject Entry(ActionDefinition action) =>
        new()
        {
            ["type"] = action.Type,
            ["responderType"] = action.Responder,
            ["description"] = action.Description,
            ["isUndoable"] = action.UndoneBy is not null,
            ["parameters"] = Parameters(action.Parameters),
            ["outputs"] = Parameters(action.Outputs),
        };

    private static JsonArray Parameters(ImmutableArray<ActionParameter> parameters) =>
        new([
            .. parameters.Select(p =>
                (JsonNode)
                    new JsonObject
                    {
                        ["name"] = p.Name,
                        ["description"] = p.Description,
                        ["type"] = p.Type,
                        ["required"] = p.Required,
                    }
            ),
        ]);
}

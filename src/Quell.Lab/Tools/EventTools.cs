using System.Text.Json.Nodes;
using Quell.Lab.Events;
using Quell.Lab.Scenarios;
using Quell.Lab.World;

namespace Quell.Lab.Tools;

/// <summary>The three event tools.</summary>
internal static class EventTools
{
    /// <summary>The real tool puts this before the caller's filter.</summary>
    private const string Prefix =
        "not originator in (\"benchmarks\",\"compliance\",\"cloudsec\",\"scanning\",\"hostscanning\")";

    public static ToolAnswer List(Moment moment, Arguments arguments)
    {
        const string Tool = "list_runtime_events";
        var limit = (int)(arguments.Whole("limit") ?? 50);
        if (arguments.Text("cursor") is { } cursor)
        {
            return EventPage.Follow(moment.Events, cursor, limit) is { } page
                ? new ToolAnswer.Document(page)
                : Doing.Refuse(Tool, 400, "bad_request", "invalid cursor");
        }

        var own = arguments.Text("filter_expr");
        var (filter, refusal) = Filter.TryParse(string.IsNullOrWhiteSpace(own) ? Prefix : $"{Prefix} and {own}");
        if (filter is null)
        {
            return Doing.Refuse(Tool, 400, "bad_request", $"invalid filter: {refusal}");
        }

        var from = moment.Now - TimeSpan.FromHours(arguments.Whole("scope_hours") ?? 1);
        return new ToolAnswer.Document(
            EventPage.First([.. moment.Events.Where(e => e.At >= from && filter.Fits(e.Body))], limit)
        );
    }

    public static ToolAnswer Info(Moment moment, Arguments arguments) =>
        Find(moment, arguments) is { } found
            ? new ToolAnswer.Document(found.ToJson())
            : NotFound("get_event_info", arguments.Text("event_id")!);

    public static ToolAnswer ProcessTree(Script scenario, Moment moment, Arguments arguments)
    {
        var id = arguments.Text("event_id");
        var spec = scenario.Events.FirstOrDefault(e => string.Equals(e.Id, id, StringComparison.Ordinal));
        if (spec?.ProcessTree is not { } tree || Find(moment, arguments) is not { } found)
        {
            return new ToolAnswer.Document(
                new JsonObject
                {
                    ["branches"] = new JsonObject(),
                    ["tree"] = new JsonObject(),
                    ["metadata"] = new JsonObject { ["note"] = "No process tree is available for this event." },
                }
            );
        }

        var values = new PlaceholderValues(
            found.At - spec.At,
            found.At,
            found.Id,
            found.Id,
            0,
            name => NamedValues.OfEvent(name, found.Body)
        );
        return new ToolAnswer.Document(Placeholders.Fill(tree, values));
    }

    public static ToolAnswer NotFound(string tool, string id) =>
        Doing.Refuse(tool, 404, "resource_not_found", $"event {Plain(id)} not found");

    private static EventRecord? Find(Moment moment, Arguments arguments) =>
        moment.Events.FirstOrDefault(e => string.Equals(e.Id, arguments.Text("event_id"), StringComparison.Ordinal));

    private static string Plain(string id) => Chance.IsHex(id) ? id : "with this id";
}

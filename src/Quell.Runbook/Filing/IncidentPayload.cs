using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Quell.Domain.Actions;
using Quell.Domain.Cases;
using Quell.Domain.Facts;
using Quell.Domain.Text;
using Quell.Runbook.Calls;
using Quell.Runbook.Cases;

namespace Quell.Runbook.Filing;

/// <summary>An event of PagerDuty's Events API, version 2.</summary>
public static class IncidentPayload
{
    /// <summary>What stands for the routing key in everything that is shown and kept; the adapter puts the key in.</summary>
    public const string KeyReference = "${routing-key}";

    /// <summary>Largest event that PagerDuty takes is 512 KB; the rest is for the key and the wrapping.</summary>
    public const int MostBytes = 480 * 1024;

    private const int LongestSummary = 1024;
    private const int LongestKey = 255;
    private const string RoutingKey = "routing_key";
    private const string DedupKey = "dedup_key";

    /// <summary>One incident an action, so that it does not merge into the investigation's.</summary>
    public static string Key(CaseState state, ActionId response) =>
        Bounded($"{Investigation(state)}-quell-{state.Opened!.Case}-{response}");

    /// <summary>The key that an investigation of this event uses.</summary>
    public static string Investigation(CaseState state) => $"sysdig-{state.Threat!.Id}";

    /// <summary>0 to 7 as the API counts, 0 the worst; unknown is an error and not a guess at less.</summary>
    public static string Severity(int? severity) =>
        severity switch
        {
            0 or 1 => "critical",
            4 or 5 => "warning",
            6 or 7 => "info",
            _ => "error",
        };

    public static JsonElement Of(
        CaseState state,
        string key,
        string component,
        TicketDocument document,
        ImmutableArray<string> labels
    )
    {
        var fitting = document.Within(
            MostBytes,
            one => Encoding.UTF8.GetByteCount(Body(state, key, component, one, labels).ToJsonString())
        );
        return ToolArguments.Freeze(Body(state, key, component, fitting, labels));
    }

    /// <summary>Null when the body names the key that its filing has to have, and holds no secret.</summary>
    internal static string? Refusal(JsonElement body, FiledAction filed) =>
        !string.Equals(KeyOf(body), filed.Ticket, StringComparison.Ordinal)
            ? "the incident's key is not the one that was shown"
        : body.TryGetProperty(RoutingKey, out var secret) && secret.ValueEquals(KeyReference) ? null
        : "the routing key stands in a payload only by reference";

    public static string? KeyOf(JsonElement body) =>
        body.TryGetProperty(DedupKey, out var key) && key.ValueKind == JsonValueKind.String ? key.GetString() : null;

    private static JsonObject Body(
        CaseState state,
        string key,
        string component,
        TicketDocument document,
        ImmutableArray<string> labels
    ) =>
        new()
        {
            [RoutingKey] = KeyReference,
            ["event_action"] = "trigger",
            [DedupKey] = key,
            ["client"] = "Quell",
            ["payload"] = new JsonObject
            {
                ["summary"] = Text(document.Summary, LongestSummary),
                ["source"] = Text(
                    $"{state.ClusterName ?? "no cluster"}/{state.Value(FactKeys.Namespace) ?? "-"}/{state.Value(FactKeys.WorkloadName) ?? "-"}",
                    LongestKey
                ),
                ["severity"] = Severity(state.Threat?.Severity),
                ["component"] = Text(component, LongestKey),
                ["group"] = Text(state.ClusterName ?? "no cluster", LongestKey),
                ["class"] = TicketContent.Remediation,
                ["custom_details"] = Details(document, labels),
            },
        };

    private static JsonObject Details(TicketDocument document, ImmutableArray<string> labels)
    {
        var details = new JsonObject { ["about"] = document.Opening };
        foreach (var section in document.Sections)
        {
            var isCommand = section.Heading is TicketHeadings.Command;
            var lines = TicketMarkup
                .Quoted(section)
                .Select(line => TicketMarkup.Uncalling(line, exact: isCommand))
                .ToList();
            details[Name(section.Heading)] =
                lines.Count == 1
                    ? lines[0]
                    : new JsonArray([.. lines.Select(line => (JsonNode)JsonValue.Create(line))]);
        }
        details["labels"] = new JsonArray([.. labels.Select(label => (JsonNode)JsonValue.Create(label))]);
        return details;
    }

    private static string Name(string heading) => heading.ToLowerInvariant().Replace(' ', '_');

    private static string Text(string outside, int most) => TicketMarkup.Uncalling(Printable.Of(outside, most - 24));

    private static string Bounded(string key) => key.Length <= LongestKey ? key : key[..LongestKey];
}

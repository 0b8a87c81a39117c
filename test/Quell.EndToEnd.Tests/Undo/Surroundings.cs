using System.Collections.Immutable;
using System.Text;
using System.Text.Json.Nodes;
using Quell.Lab;
using Quell.Runbook.Ports;

namespace Quell.EndToEnd.Tests.Undo;

/// <summary>A practice cluster and account as kubectl and aws show them, without what is new after every change and means nothing.</summary>
internal static class Surroundings
{
    /// <summary>Numbers and times that every write moves.</summary>
    private static readonly HashSet<string> s_moving = new(StringComparer.Ordinal)
    {
        "resourceVersion",
        "generation",
        "observedGeneration",
        "managedFields",
        "creationTimestamp",
        "uid",
        "lastTransitionTime",
        "lastUpdateTime",
        "startTime",
        "startedAt",
    };

    /// <summary>Every object that the lines show, each under its kind and name; Pods by whose they are, with their count.</summary>
    public static async Task<ImmutableSortedDictionary<string, string>> OfAsync(
        EmbeddedTenant tenant,
        IEnumerable<ImmutableArray<string>> lines
    )
    {
        var seen = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        var pods = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in lines)
        {
            var run = new ProgramRun(line[0], line[1..], TimeSpan.FromSeconds(20), 16 * 1024 * 1024);
            var outcome = await tenant.Programs.RunAsync(run, CancellationToken.None);
            if (outcome is not ProgramOutcome.Exited { Code: 0, Output: var output } || output.IsEmpty)
            {
                continue;
            }
            foreach (var item in Items(JsonNode.Parse(Encoding.UTF8.GetString(output.Span))!.AsObject()))
            {
                var name = $"{item["metadata"]?["namespace"]}/{item["metadata"]?["name"]}";
                if ((string?)item["kind"] == "Pod")
                {
                    pods[name] = Replaceable(item).ToJsonString();
                }
                else
                {
                    var key = item["kind"] is { } kind ? $"{kind} {name}" : string.Join(' ', line);
                    seen[key] = Steady(item)!.ToJsonString();
                }
            }
        }
        seen["Pods"] = string.Join('\n', pods.Values.Order(StringComparer.Ordinal));
        return seen.ToImmutable();
    }

    private static IEnumerable<JsonObject> Items(JsonObject output) =>
        output["items"] is JsonArray items ? items.Select(item => item!.AsObject()) : [output];

    private static JsonNode? Steady(JsonNode? node) =>
        node switch
        {
            JsonObject slice when (string?)slice["kind"] == "EndpointSlice" => JsonValue.Create(
                $"{slice["metadata"]?["name"]}: {slice["endpoints"]?.AsArray().Count ?? 0} endpoints"
            ),
            JsonObject map => new JsonObject(
                map.Where(member => !s_moving.Contains(member.Key) && !IsCountOfTheMoment(map, member.Key))
                    .OrderBy(member => member.Key, StringComparer.Ordinal)
                    .Select(member => KeyValuePair.Create(member.Key, Steady(member.Value)))
                    .Where(member => !IsUnset(member.Value))
            ),
            JsonArray list => new JsonArray([.. list.Select(Steady)]),
            _ => node?.DeepClone(),
        };

    /// <summary>How many a controller runs and wants just now, which it goes on changing by itself.</summary>
    private static bool IsCountOfTheMoment(JsonObject map, string member) =>
        member == "status" && (string?)map["kind"] is "HorizontalPodAutoscaler" or "Job";

    /// <summary>No, and nothing in it, are what a field says that is not there.</summary>
    private static bool IsUnset(JsonNode? value) =>
        value is null or JsonObject { Count: 0 } or JsonArray { Count: 0 }
        || (value is JsonValue said && said.TryGetValue<bool>(out var isSet) && !isSet);

    /// <summary>One Pod of an owner is as good as another: what it is, whose, with what labels, and whether it is ready.</summary>
    private static JsonObject Replaceable(JsonObject pod) =>
        new()
        {
            ["namespace"] = pod["metadata"]?["namespace"]?.DeepClone(),
            ["owner"] = pod["metadata"]?["ownerReferences"]?[0]?["kind"]?.DeepClone(),
            ["labels"] = Steady(Without(pod["metadata"]?["labels"], "pod-template-hash")),
            ["images"] = new JsonArray([
                .. (pod["spec"]?["containers"]?.AsArray() ?? []).Select(container => container!["image"]?.DeepClone()),
            ]),
            ["ready"] = new JsonArray([
                .. (pod["status"]?["containerStatuses"]?.AsArray() ?? []).Select(one => one!["ready"]?.DeepClone()),
            ]),
            ["restarts"] = new JsonArray([
                .. (pod["status"]?["containerStatuses"]?.AsArray() ?? []).Select(one =>
                    one!["restartCount"]?.DeepClone()
                ),
            ]),
        };

    private static JsonNode? Without(JsonNode? labels, string name)
    {
        var copy = labels?.DeepClone() as JsonObject;
        copy?.Remove(name);
        return copy;
    }
}

using System.Globalization;
using System.Text.Json.Nodes;
using Quell.Lab.World;

namespace Quell.Lab.Programs.Kubectl;

/// <summary>JSON patches (RFC 6902) with <c>test</c>, <c>add</c>, <c>replace</c> and <c>remove</c>.</summary>
internal static class JsonPatch
{
    /// <returns>A changed copy, or null when an operation does not fit.</returns>
    public static JsonObject? Apply(JsonObject item, JsonArray operations)
    {
        var copy = (JsonObject)item.DeepClone();
        return operations.All(o => o is JsonObject operation && One(copy, operation)) ? copy : null;
    }

    private static bool One(JsonObject root, JsonObject operation)
    {
        var steps = Json.Text(operation, "path")
            .Split('/')
            .Skip(1)
            .Select(s => s.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal))
            .ToList();
        if (steps.Count == 0)
        {
            return false;
        }

        JsonNode? parent = root;
        foreach (var step in steps[..^1])
        {
            parent = Child(parent, step);
        }

        return (parent, Json.Text(operation, "op")) switch
        {
            (JsonObject map, var op) => InMap(map, steps[^1], op, operation["value"]),
            (JsonArray list, var op) => InList(list, steps[^1], op, operation["value"]),
            _ => false,
        };
    }

    private static JsonNode? Child(JsonNode? parent, string step) =>
        parent switch
        {
            JsonObject map => map[step],
            JsonArray list when Index(list, step) is { } i => list[i],
            _ => null,
        };

    private static bool InMap(JsonObject map, string key, string op, JsonNode? value)
    {
        switch (op)
        {
            case "test":
                return JsonNode.DeepEquals(map[key], value);
            case "remove":
                return map.Remove(key);
            case "add":
                map[key] = value?.DeepClone();
                return true;
            case "replace" when map.ContainsKey(key):
                map[key] = value?.DeepClone();
                return true;
            default:
                return false;
        }
    }

    private static bool InList(JsonArray list, string step, string op, JsonNode? value)
    {
        if (op is "add" && (step is "-" || step == list.Count.ToString(CultureInfo.InvariantCulture)))
        {
            list.Add(value?.DeepClone());
            return true;
        }

        if (Index(list, step) is not { } i)
        {
            return false;
        }

        switch (op)
        {
            case "test":
                return JsonNode.DeepEquals(list[i], value);
            case "remove":
                list.RemoveAt(i);
                return true;
            case "add":
                list.Insert(i, value?.DeepClone());
                return true;
            case "replace":
                list[i] = value?.DeepClone();
                return true;
            default:
                return false;
        }
    }

    private static int? Index(JsonArray list, string step) =>
        int.TryParse(step, NumberStyles.None, CultureInfo.InvariantCulture, out var i) && i < list.Count ? i : null;
}

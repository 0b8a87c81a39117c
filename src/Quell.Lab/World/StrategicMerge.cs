using System.Text.Json.Nodes;

namespace Quell.Lab.World;

/// <summary>Lays a patch over an object; lists of things with names are merged by name, as kubectl's strategic patch does.</summary>
internal static class StrategicMerge
{
    public static JsonObject Over(JsonObject under, JsonObject patch)
    {
        var merged = (JsonObject)under.DeepClone();
        foreach (var (key, value) in patch)
        {
            switch (value)
            {
                case null:
                    merged.Remove(key);
                    break;
                case JsonObject map:
                    merged[key] = Over(merged[key] as JsonObject ?? [], map);
                    break;
                case JsonArray list when merged[key] is JsonArray old && list.All(HasName) && old.All(HasName):
                    merged[key] = Named(old, list);
                    break;
                default:
                    merged[key] = value.DeepClone();
                    break;
            }
        }

        return merged;
    }

    private static bool HasName(JsonNode? node) => Json.Text(node, "name").Length > 0;

    private static JsonArray Named(JsonArray old, JsonArray patch)
    {
        var merged = old.Select(o =>
                patch.FirstOrDefault(p => Json.Text(p, "name") == Json.Text(o, "name")) is JsonObject over
                    ? (JsonNode)Over((JsonObject)o!, over)
                    : o!.DeepClone()
            )
            .ToList();
        merged.AddRange(
            patch.Where(p => old.All(o => Json.Text(o, "name") != Json.Text(p, "name"))).Select(p => p!.DeepClone())
        );
        return new JsonArray([.. merged]);
    }
}

using System.Text.Json.Nodes;

namespace Quell.Lab.World;

/// <summary>Lays one JSON object over another: maps deeply, everything else replaced, null takes away.</summary>
internal static class Overlay
{
    /// <returns>A new object; neither argument is changed.</returns>
    public static JsonObject Merge(JsonObject under, JsonObject over)
    {
        var merged = (JsonObject)under.DeepClone();
        foreach (var (key, value) in over)
        {
            if (value is null)
            {
                merged.Remove(key);
            }
            else if (value is JsonObject map)
            {
                merged[key] = Merge(merged[key] as JsonObject ?? [], map);
            }
            else
            {
                merged[key] = value.DeepClone();
            }
        }

        return merged;
    }
}

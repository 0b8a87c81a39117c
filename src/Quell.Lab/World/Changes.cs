using System.Text.Json.Nodes;

namespace Quell.Lab.World;

/// <summary>Counts what was changed of an object, so that its version moves on as a server's does.</summary>
internal static class Changes
{
    // Members of the metadata until the object gets its identity; no server shows them.
    private const string Versions = "changes";
    private const string Generations = "spec-changes";

    public static JsonObject Count(JsonObject before, JsonObject after)
    {
        var isSpec = !JsonNode.DeepEquals(before["spec"], after["spec"]);
        var counted = new JsonObject
        {
            [Versions] = Number(before, Versions) + 1,
            [Generations] = Number(before, Generations) + (isSpec ? 1 : 0),
        };
        return Overlay.Merge(after, new JsonObject { ["metadata"] = counted });
    }

    /// <summary>Takes the counts out of an object, and says them.</summary>
    public static (JsonObject Object, long Versions, long Generations) Taken(JsonObject manifest)
    {
        if (Json.At(manifest, "metadata", Versions) is null)
        {
            return (manifest, 0, 0);
        }

        var (versions, generations) = (Number(manifest, Versions), Number(manifest, Generations));
        var plain = (JsonObject)manifest.DeepClone();
        ((JsonObject)plain["metadata"]!).Remove(Versions);
        ((JsonObject)plain["metadata"]!).Remove(Generations);
        return (plain, versions, generations);
    }

    private static long Number(JsonObject manifest, string name) => Controllers.Number(manifest, 0, "metadata", name);
}

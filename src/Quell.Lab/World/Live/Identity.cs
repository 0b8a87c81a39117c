using System.Globalization;
using System.Text.Json.Nodes;
using Quell.Lab.Scenarios;

namespace Quell.Lab.World.Live;

/// <summary>Gives objects the metadata of live ones, and owner references the uid of their owner.</summary>
internal sealed class Identity(string seed, string created, DateTimeOffset start)
{
    public JsonObject Give(JsonObject counted)
    {
        var (manifest, changes, generations) = Changes.Taken(counted);
        var name = ObjectName.Of(manifest)!.Value.ToString();
        var version = (start.ToUnixTimeSeconds() / 100) + Chance.Number($"{seed}|version|{name}", 1_000_000) + changes;
        var metadata = new JsonObject
        {
            ["uid"] = Chance.Uuid($"{seed}|uid|{name}"),
            ["resourceVersion"] = version.ToString(CultureInfo.InvariantCulture),
            ["creationTimestamp"] = created,
        };
        if (manifest.ContainsKey("spec"))
        {
            metadata["generation"] = 1 + generations;
        }

        if (Json.Text(manifest, "kind") is "Namespace")
        {
            metadata["labels"] = new JsonObject
            {
                ["kubernetes.io/metadata.name"] = Json.Text(manifest, "metadata", "name"),
            };
        }

        return Overlay.Merge(new JsonObject { ["metadata"] = metadata }, manifest);
    }

    public JsonObject Refer(JsonObject manifest, ClusterObjects objects)
    {
        var owners = Json.Items(manifest, "metadata", "ownerReferences").ToList();
        if (owners.Count == 0)
        {
            return manifest;
        }

        var space = Json.Text(manifest, "metadata", "namespace");
        var referred = owners.Select(owner =>
        {
            var (kind, name) = (Json.Text(owner, "kind"), Json.Text(owner, "name"));
            var found = objects.Find(kind, space, name) ?? objects.Find(kind, string.Empty, name);
            var uid = found is null
                ? Chance.Uuid($"{seed}|uid|{new ObjectName(kind, space, name)}")
                : Json.Text(found, "metadata", "uid");
            return (JsonNode)Overlay.Merge(new JsonObject { ["blockOwnerDeletion"] = true, ["uid"] = uid }, owner);
        });
        var metadata = new JsonObject { ["ownerReferences"] = new JsonArray([.. referred]) };
        return Overlay.Merge(manifest, new JsonObject { ["metadata"] = metadata });
    }
}

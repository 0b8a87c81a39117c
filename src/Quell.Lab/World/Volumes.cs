using System.Text.Json.Nodes;

namespace Quell.Lab.World;

/// <summary>Claims of StatefulSets' templates and of Pods, and the volumes that they are bound to.</summary>
internal sealed class Volumes(ClusterObjects objects, string seed, string created)
{
    public void Add()
    {
        foreach (var set in objects.Live("StatefulSet"))
        {
            foreach (var template in Json.Items(set, "spec", "volumeClaimTemplates"))
            {
                AddClaims(set, template);
            }
        }

        foreach (var claim in objects.Live("PersistentVolumeClaim"))
        {
            Bind(claim);
        }
    }

    private void AddClaims(JsonObject set, JsonObject template)
    {
        var (name, space) = (Json.Text(set, "metadata", "name"), Json.Text(set, "metadata", "namespace"));
        for (var i = 0L; i < Controllers.Number(set, 1, "spec", "replicas"); i++)
        {
            objects.AddIfNew(
                new JsonObject
                {
                    ["apiVersion"] = "v1",
                    ["kind"] = "PersistentVolumeClaim",
                    ["metadata"] = new JsonObject
                    {
                        ["name"] = $"{Json.Text(template, "metadata", "name")}-{name}-{i}",
                        ["namespace"] = space,
                        ["creationTimestamp"] = created,
                        ["labels"] = Json.At(set, "spec", "selector", "matchLabels")?.DeepClone() ?? new JsonObject(),
                    },
                    ["spec"] = Json.At(template, "spec")?.DeepClone() ?? new JsonObject(),
                }
            );
        }
    }

    private void Bind(JsonObject claim)
    {
        var (space, name) = (Json.Text(claim, "metadata", "namespace"), Json.Text(claim, "metadata", "name"));
        var volume = Json.Text(claim, "spec", "volumeName");
        if (volume.Length == 0)
        {
            volume = "pvc-" + Chance.Uuid($"{seed}|{space}|{name}");
            var bound = new JsonObject { ["spec"] = new JsonObject { ["volumeName"] = volume } };
            objects.Apply(Overlay.Merge(claim, bound));
        }

        var storage = Json.At(claim, "spec", "resources", "requests", "storage")?.DeepClone() ?? "10Gi";
        var spec = new JsonObject
        {
            ["accessModes"] = Json.At(claim, "spec", "accessModes")?.DeepClone() ?? new JsonArray("ReadWriteOnce"),
            ["capacity"] = new JsonObject { ["storage"] = storage },
            ["claimRef"] = new JsonObject
            {
                ["apiVersion"] = "v1",
                ["kind"] = "PersistentVolumeClaim",
                ["namespace"] = space,
                ["name"] = name,
            },
        };
        if (StorageClass(claim) is { } storageClass)
        {
            spec["storageClassName"] = Json.Text(storageClass, "metadata", "name");
            spec["persistentVolumeReclaimPolicy"] = Json.Text(storageClass, "reclaimPolicy") is { Length: > 0 } policy
                ? policy
                : "Delete";
            spec["csi"] = new JsonObject
            {
                ["driver"] = Json.Text(storageClass, "provisioner"),
                ["volumeHandle"] = "vol-0" + Chance.Word($"{seed}|{volume}", Chance.Hex, 16),
            };
        }

        objects.AddIfNew(
            new JsonObject
            {
                ["apiVersion"] = "v1",
                ["kind"] = "PersistentVolume",
                ["metadata"] = new JsonObject { ["name"] = volume, ["creationTimestamp"] = created },
                ["spec"] = spec,
            }
        );
    }

    private JsonObject? StorageClass(JsonObject claim)
    {
        var wanted = Json.Text(claim, "spec", "storageClassName");
        var all = objects.Live("StorageClass");
        return all.FirstOrDefault(c =>
            wanted.Length > 0
                ? string.Equals(Json.Text(c, "metadata", "name"), wanted, StringComparison.Ordinal)
                : Json.Text(c, "metadata", "annotations", "storageclass.kubernetes.io/is-default-class") is "true"
        );
    }
}

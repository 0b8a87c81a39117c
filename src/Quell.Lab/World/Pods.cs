using System.Text.Json.Nodes;
using Quell.Lab.Scenarios;

namespace Quell.Lab.World;

/// <summary>Makes Pods and finds them: by owner, by container.</summary>
internal static class Pods
{
    public const string Runtime = "containerd://";

    /// <summary>The Pods that an object controls by owner reference.</summary>
    public static IEnumerable<JsonObject> Of(ClusterObjects objects, JsonObject owner) =>
        objects
            .Live("Pod")
            .Where(pod =>
                InSameNamespace(pod, owner)
                && Json.Items(pod, "metadata", "ownerReferences")
                    .Any(r =>
                        string.Equals(Json.Text(r, "kind"), Json.Text(owner, "kind"), StringComparison.Ordinal)
                        && string.Equals(
                            Json.Text(r, "name"),
                            Json.Text(owner, "metadata", "name"),
                            StringComparison.Ordinal
                        )
                    )
            );

    /// <summary>A Pod of the owner's template.</summary>
    public static JsonObject Make(JsonObject owner, string name, string? node, string created, string seed)
    {
        var template = Json.At(owner, "spec", "template");
        var spec = (Json.At(template, "spec")?.DeepClone() as JsonObject) ?? [];
        var statuses = new JsonArray();
        foreach (var container in Json.Items(spec, "containers"))
        {
            var first = statuses.Count == 0;
            var words = first ? seed : $"{seed}|{Json.Text(container, "name")}";
            statuses.Add((JsonNode)Status(Json.Text(container, "name"), Chance.Word(words, Chance.Hex, 64), 0));
        }

        if (node is not null)
        {
            spec["nodeName"] = node;
        }

        return new JsonObject
        {
            ["apiVersion"] = "v1",
            ["kind"] = "Pod",
            ["metadata"] = new JsonObject
            {
                ["name"] = name,
                ["namespace"] = Json.Text(owner, "metadata", "namespace"),
                ["creationTimestamp"] = created,
                ["uid"] = Chance.Uuid($"pod|{seed}|{name}"),
                ["labels"] = Labels(owner, template, name),
                ["annotations"] = Json.At(template, "metadata", "annotations")?.DeepClone() ?? new JsonObject(),
                ["ownerReferences"] = new JsonArray(OwnedBy(owner)),
            },
            ["spec"] = spec,
            ["status"] = new JsonObject { ["phase"] = "Running", ["containerStatuses"] = statuses },
        };
    }

    public static JsonObject OwnedBy(JsonObject owner) =>
        new()
        {
            ["apiVersion"] = Json.Text(owner, "apiVersion"),
            ["kind"] = Json.Text(owner, "kind"),
            ["name"] = Json.Text(owner, "metadata", "name"),
            ["controller"] = true,
            ["blockOwnerDeletion"] = true,
        };

    public static JsonObject Status(string container, string id, long restarts) =>
        new()
        {
            ["name"] = container,
            ["containerID"] = Runtime + id,
            ["ready"] = true,
            ["restartCount"] = restarts,
        };

    /// <summary>The status of a container by the first digits of its id, with the Pod that it is in.</summary>
    public static (JsonObject Pod, JsonObject Status)? WithContainer(ClusterObjects objects, string id)
    {
        foreach (var pod in objects.Live("Pod"))
        {
            var status = Json.Items(pod, "status", "containerStatuses")
                .FirstOrDefault(s =>
                    Json.Text(s, "containerID").Contains("://" + id, StringComparison.Ordinal) && id.Length > 0
                );
            if (status is not null)
            {
                return (pod, status);
            }
        }

        return null;
    }

    public static bool InSameNamespace(JsonObject a, JsonObject b) =>
        string.Equals(
            Json.Text(a, "metadata", "namespace"),
            Json.Text(b, "metadata", "namespace"),
            StringComparison.Ordinal
        );

    public static ObjectName Name(JsonObject pod) => ObjectName.Of(pod)!.Value;

    private static JsonObject Labels(JsonObject owner, JsonNode? template, string name)
    {
        var labels = (Json.At(template, "metadata", "labels")?.DeepClone() as JsonObject) ?? [];
        switch (Json.Text(owner, "kind"))
        {
            case "ReplicaSet" when Json.At(owner, "metadata", "labels", "pod-template-hash") is { } hash:
                labels["pod-template-hash"] = hash.DeepClone();
                break;
            case "StatefulSet":
                labels["statefulset.kubernetes.io/pod-name"] = name;
                labels["apps.kubernetes.io/pod-index"] = name[(name.LastIndexOf('-') + 1)..];
                break;
            case "DaemonSet":
                labels["controller-revision-hash"] =
                    "5f" + Chance.Word(Json.Text(owner, "metadata", "name"), Chance.Hex, 8);
                break;
            case "Job":
                labels["batch.kubernetes.io/job-name"] = Json.Text(owner, "metadata", "name");
                labels["job-name"] = Json.Text(owner, "metadata", "name");
                break;
            default:
                break;
        }

        return labels;
    }
}

using System.Text.Json.Nodes;
using Quell.Lab.Scenarios;

namespace Quell.Lab.World;

/// <summary>Pods replaced by their controllers: one after it was deleted, or all of a workload's.</summary>
/// <remarks>
/// Names come from the id of what replaces them, the incident's Pod first, so that events can name the same ones:
/// <c>rand5</c> after the ReplicaSet for a deleted Pod; <c>6d</c> and <c>hex8</c> for the ReplicaSet of a rollout.
/// </remarks>
internal sealed class Rollout(ClusterObjects objects, string incidentPod)
{
    public static string Kind(string type) =>
        type.ToLowerInvariant() switch
        {
            "deployment" => "Deployment",
            "statefulset" => "StatefulSet",
            "daemonset" => "DaemonSet",
            "replicaset" => "ReplicaSet",
            "job" => "Job",
            "cronjob" => "CronJob",
            _ => type,
        };

    /// <summary>What would make this Pod again; null for a bare one.</summary>
    public JsonObject? Maker(JsonObject pod)
    {
        var owner = Json.Items(pod, "metadata", "ownerReferences").FirstOrDefault();
        var space = Json.Text(pod, "metadata", "namespace");
        if (owner is null)
        {
            return null;
        }

        var maker = objects.Find(Json.Text(owner, "kind"), space, Json.Text(owner, "name"));
        return maker is null ? null : Templated(maker);
    }

    /// <summary>With the Pod template of its own owner, where it has none.</summary>
    public JsonObject Templated(JsonObject maker)
    {
        if (Json.At(maker, "spec", "template") is not null)
        {
            return maker;
        }

        var space = Json.Text(maker, "metadata", "namespace");
        var above = Json.Items(maker, "metadata", "ownerReferences").FirstOrDefault();
        var template = Json.At(
            objects.Find(Json.Text(above, "kind"), space, Json.Text(above, "name")),
            "spec",
            "template"
        );
        return Overlay.Merge(
            maker,
            new JsonObject { ["spec"] = new JsonObject { ["template"] = template?.DeepClone() ?? new JsonObject() } }
        );
    }

    public void Recreate(JsonObject pod, string seed, DateTimeOffset at)
    {
        if (Maker(pod) is not { } maker)
        {
            return;
        }

        var name = Json.Text(maker, "kind") is "StatefulSet"
            ? Json.Text(pod, "metadata", "name")
            : $"{Json.Text(maker, "metadata", "name")}-{Chance.Word(seed, Chance.PodSuffix, 5)}";
        objects.Replace(Pods.Make(maker, name, Node(pod), Instants.Seconds(at), seed));
    }

    /// <param name="annotations">Of the Pod template, what made it a new one.</param>
    public void Restart(string kind, string space, string name, string seed, DateTimeOffset at, JsonObject annotations)
    {
        if (objects.Find(kind, space, name) is not { } workload)
        {
            return;
        }

        var template = new JsonObject { ["metadata"] = new JsonObject { ["annotations"] = annotations } };
        workload = Overlay.Merge(workload, new JsonObject { ["spec"] = new JsonObject { ["template"] = template } });
        objects.Replace(workload);
        if (kind is "Deployment")
        {
            Turn(workload, seed, at);
        }
        else if (Json.Text(workload, "spec", "updateStrategy", "type") is not "OnDelete")
        {
            var pods = Ordered(Pods.Of(objects, workload));
            for (var i = 0; i < pods.Count; i++)
            {
                objects.Remove(Pods.Name(pods[i]), at);
                Recreate(pods[i], i == 0 ? seed : $"{seed}|{i}", at);
            }
        }
    }

    private void Turn(JsonObject deployment, string seed, DateTimeOffset at)
    {
        var old = Controllers.ReplicaSetOf(objects, deployment);
        IReadOnlyList<JsonObject> pods = old is null ? [] : Ordered(Pods.Of(objects, old));
        var hash = "6d" + Chance.Word(seed, Chance.Hex, 8);
        var replicas = Controllers.Number(deployment, 1, "spec", "replicas");
        var set = Controllers.MakeReplicaSet(deployment, hash, Instants.Seconds(at), replicas);
        objects.Replace(set);
        if (old is not null)
        {
            objects.Replace(
                Overlay.Merge(
                    old,
                    new JsonObject
                    {
                        ["spec"] = new JsonObject { ["replicas"] = 0 },
                        ["status"] = null,
                    }
                )
            );
        }

        for (var i = 0; i < pods.Count; i++)
        {
            objects.Remove(Pods.Name(pods[i]), at);
            var ending = i switch
            {
                0 => Chance.Word(seed, Chance.PodSuffix, 5),
                1 => Chance.Word(seed, Chance.PodSuffix, 4) + "q",
                _ => Chance.Word($"{seed}|{i}", Chance.PodSuffix, 5),
            };
            var name = $"{Json.Text(set, "metadata", "name")}-{ending}";
            objects.Replace(Pods.Make(set, name, Node(pods[i]), Instants.Seconds(at), i == 0 ? seed : $"{seed}|{i}"));
        }
    }

    private List<JsonObject> Ordered(IEnumerable<JsonObject> pods) =>
        [
            .. pods.OrderByDescending(p =>
                    string.Equals(Json.Text(p, "metadata", "name"), incidentPod, StringComparison.Ordinal)
                )
                .ThenBy(p => Json.Text(p, "metadata", "name"), StringComparer.Ordinal),
        ];

    private static string? Node(JsonObject pod) =>
        Json.Text(pod, "spec", "nodeName") is { Length: > 0 } node ? node : null;
}

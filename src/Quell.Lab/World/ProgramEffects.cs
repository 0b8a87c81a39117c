using System.Text.Json.Nodes;
using Quell.Lab.Executions;
using Quell.Lab.Scenarios;

namespace Quell.Lab.World;

/// <summary>What kubectl's writes do to the cluster: the object changes, and its controller follows.</summary>
internal sealed class ProgramEffects(ClusterObjects objects, string incidentPod)
{
    public void Apply(Execution execution)
    {
        var kind = Kinds(Text(execution, "kind"));
        var (space, name) = (Text(execution, "namespace"), Text(execution, "name"));
        if (kind is null || objects.Find(kind, space, name) is not { } before)
        {
            return;
        }

        var at = execution.CompletesAt!.Value;
        switch (execution.Action.Type)
        {
            case "kubectl delete":
                objects.Remove(new ObjectName(kind, space, name), at);
                break;
            case "kubectl rollout restart":
                new Rollout(objects, incidentPod).Restart(
                    kind,
                    space,
                    name,
                    execution.Id,
                    at,
                    new JsonObject { ["kubectl.kubernetes.io/restartedAt"] = Instants.Seconds(at) }
                );
                break;
            default:
                Change(execution, kind, before, at);
                break;
        }

        if (objects.Find(kind, space, name) is { } after)
        {
            objects.Replace(Changes.Count(before, Counted(kind, after)));
        }
    }

    private void Change(Execution execution, string kind, JsonObject before, DateTimeOffset at)
    {
        var after = execution.Parameters["whole"] is JsonObject whole
            ? Whole(kind, whole)
            : StrategicMerge.Over(before, execution.Parameters["change"] as JsonObject ?? []);
        objects.Replace(after);
        var isNew = !JsonNode.DeepEquals(Json.At(before, "spec", "template"), Json.At(after, "spec", "template"));
        if (isNew && execution.Parameters["whole"] is null && Json.Text(after, "spec", "paused") is not "true")
        {
            new Rollout(objects, incidentPod).Restart(
                kind,
                Json.Text(after, "metadata", "namespace"),
                Json.Text(after, "metadata", "name"),
                execution.Id,
                at,
                []
            );
        }

        if (kind is "Pod")
        {
            Release(before, after, execution.Id, at);
        }

        if (kind is "Deployment" or "StatefulSet" or "ReplicaSet")
        {
            Scale(kind, after, execution.Id, at);
        }
    }

    /// <summary>A Pod that its controller no longer selects is let go, and another one is made.</summary>
    private void Release(JsonObject before, JsonObject after, string seed, DateTimeOffset at)
    {
        var maker = new Rollout(objects, incidentPod).Maker(before);
        var selector =
            Json.At(maker, "spec", "selector") ?? Labels(Json.At(maker, "spec", "template", "metadata", "labels"));
        if (maker is null || Selectors.Fits(selector, Json.At(after, "metadata", "labels")))
        {
            return;
        }

        objects.Replace(
            Overlay.Merge(after, new JsonObject { ["metadata"] = new JsonObject { ["ownerReferences"] = null } })
        );
        if (Json.Text(maker, "kind") is not "StatefulSet")
        {
            new Rollout(objects, incidentPod).Recreate(before, seed, at);
        }
    }

    private static JsonObject Labels(JsonNode? labels) => new() { ["matchLabels"] = labels?.DeepClone() };

    /// <summary>What was counted when the patch was made is counted again; a Pod's status is its own.</summary>
    private static JsonObject Whole(string kind, JsonObject patched)
    {
        var whole = (JsonObject)patched.DeepClone();
        foreach (var given in (string[])["uid", "resourceVersion", "generation"])
        {
            (whole["metadata"] as JsonObject)?.Remove(given);
        }

        if (kind is not ("Pod" or "Node"))
        {
            whole.Remove("status");
        }

        return whole;
    }

    /// <summary>How many Pods a controller has is counted anew.</summary>
    private static JsonObject Counted(string kind, JsonObject workload)
    {
        if (kind is not ("Deployment" or "StatefulSet" or "ReplicaSet" or "DaemonSet"))
        {
            return workload;
        }

        var counted = (JsonObject)workload.DeepClone();
        counted.Remove("status");
        return counted;
    }

    private void Scale(string kind, JsonObject workload, string seed, DateTimeOffset at)
    {
        var want = Controllers.Number(workload, 1, "spec", "replicas");
        var owner = kind is "Deployment" ? Controllers.ReplicaSetOf(objects, workload) : workload;
        if (owner is null)
        {
            return;
        }

        if (kind is "Deployment")
        {
            var replicas = new JsonObject
            {
                ["spec"] = new JsonObject { ["replicas"] = want },
                ["status"] = null,
            };
            owner = Overlay.Merge(owner, replicas);
            objects.Replace(owner);
        }

        var pods = Pods.Of(objects, owner)
            .OrderBy(p => Json.Text(p, "metadata", "name").Length)
            .ThenBy(p => Json.Text(p, "metadata", "name"), StringComparer.Ordinal)
            .ToList();
        foreach (var pod in pods.Skip((int)Math.Min(want, int.MaxValue)))
        {
            objects.Remove(Pods.Name(pod), at);
        }

        owner = new Rollout(objects, incidentPod).Templated(owner);
        for (var i = pods.Count; i < want; i++)
        {
            var ending = kind is "StatefulSet"
                ? i.ToString(System.Globalization.CultureInfo.InvariantCulture)
                : Chance.Word($"{seed}|{i}", Chance.PodSuffix, 5);
            var node = pods.Count > 0 ? Json.Text(pods[0], "spec", "nodeName") : NodeName();
            objects.Replace(
                Pods.Make(
                    owner,
                    $"{Json.Text(owner, "metadata", "name")}-{ending}",
                    node,
                    Instants.Seconds(at),
                    $"{seed}|{i}"
                )
            );
        }
    }

    private string? NodeName() => objects.Live("Node") is [var node, ..] ? Json.Text(node, "metadata", "name") : null;

    private string? Kinds(string kind) =>
        objects
            .Things.Select(t => t.Name.Kind)
            .FirstOrDefault(k => string.Equals(k, kind, StringComparison.OrdinalIgnoreCase));

    private static string Text(Execution execution, string parameter) =>
        Json.Text(execution.Parameters[parameter]) ?? string.Empty;
}

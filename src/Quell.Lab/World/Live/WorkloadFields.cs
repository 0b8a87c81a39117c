using System.Text.Json.Nodes;

namespace Quell.Lab.World.Live;

/// <summary>Defaults and counted status of what makes Pods.</summary>
internal sealed class WorkloadFields(ClusterObjects objects)
{
    public JsonObject Complete(string kind, JsonObject given)
    {
        var workload = Overlay.Merge(new JsonObject { ["spec"] = Spec(kind) }, given);
        if (kind is "ReplicaSet" && Json.At(workload, "spec", "template") is null)
        {
            workload = Inherit(workload);
        }

        if (Json.At(workload, "spec", "template") is JsonObject template)
        {
            var spec = PodSpecs.Defaulted((template["spec"] as JsonObject) ?? []);
            template["spec"] = spec;
        }

        return Overlay.Merge(new JsonObject { ["status"] = Status(kind, workload) }, workload);
    }

    /// <summary>A ReplicaSet that a manifest only mentions has its Deployment's template and selector.</summary>
    private JsonObject Inherit(JsonObject set)
    {
        var owner = Json.Items(set, "metadata", "ownerReferences").FirstOrDefault();
        var above = objects.Find(
            Json.Text(owner, "kind"),
            Json.Text(set, "metadata", "namespace"),
            Json.Text(owner, "name")
        );
        var spec = new JsonObject
        {
            ["selector"] = Json.At(above, "spec", "selector")?.DeepClone(),
            ["template"] = Json.At(above, "spec", "template")?.DeepClone(),
        };
        return Overlay.Merge(new JsonObject { ["spec"] = Overlay.Merge([], spec) }, set);
    }

    private static JsonObject Spec(string kind) =>
        kind switch
        {
            "Deployment" => new JsonObject
            {
                ["replicas"] = 1,
                ["progressDeadlineSeconds"] = 600,
                ["revisionHistoryLimit"] = 10,
                ["strategy"] = new JsonObject { ["type"] = "RollingUpdate" },
            },
            "StatefulSet" => new JsonObject
            {
                ["replicas"] = 1,
                ["podManagementPolicy"] = "OrderedReady",
                ["revisionHistoryLimit"] = 10,
                ["updateStrategy"] = new JsonObject { ["type"] = "RollingUpdate" },
                ["persistentVolumeClaimRetentionPolicy"] = new JsonObject
                {
                    ["whenDeleted"] = "Retain",
                    ["whenScaled"] = "Retain",
                },
            },
            "DaemonSet" => new JsonObject
            {
                ["revisionHistoryLimit"] = 10,
                ["updateStrategy"] = new JsonObject { ["type"] = "RollingUpdate" },
            },
            "Job" => new JsonObject
            {
                ["backoffLimit"] = 6,
                ["completions"] = 1,
                ["parallelism"] = 1,
                ["suspend"] = false,
            },
            _ => new JsonObject { ["replicas"] = 1 },
        };

    private JsonObject Status(string kind, JsonObject workload)
    {
        var pods = (kind is "Deployment" ? OfDeployment(workload) : Pods.Of(objects, workload)).ToList();
        var ready = pods.Count(PodFields.IsReady);
        if (kind is "DaemonSet")
        {
            return new JsonObject
            {
                ["currentNumberScheduled"] = pods.Count,
                ["desiredNumberScheduled"] = pods.Count,
                ["numberAvailable"] = ready,
                ["numberMisscheduled"] = 0,
                ["numberReady"] = ready,
                ["observedGeneration"] = Controllers.Number(workload, 1, "metadata", "generation"),
                ["updatedNumberScheduled"] = pods.Count,
            };
        }

        if (kind is "Job")
        {
            return new JsonObject
            {
                ["active"] = pods.Count,
                ["ready"] = ready,
                ["startTime"] = Json.Text(workload, "metadata", "creationTimestamp"),
            };
        }

        var status = new JsonObject
        {
            ["observedGeneration"] = Controllers.Number(workload, 1, "metadata", "generation"),
            ["replicas"] = pods.Count,
            ["readyReplicas"] = ready,
            ["availableReplicas"] = ready,
        };
        if (kind is "Deployment")
        {
            status["updatedReplicas"] = pods.Count;
            status["conditions"] = new JsonArray(
                new JsonObject { ["type"] = "Available", ["status"] = ready > 0 ? "True" : "False" }
            );
        }

        if (kind is "StatefulSet")
        {
            status["currentReplicas"] = pods.Count;
            status["updatedReplicas"] = pods.Count;
        }

        return status;
    }

    private IEnumerable<JsonObject> OfDeployment(JsonObject deployment) =>
        objects
            .Live("ReplicaSet")
            .Where(set =>
                Pods.InSameNamespace(set, deployment)
                && Json.Items(set, "metadata", "ownerReferences")
                    .Any(r =>
                        Json.Text(r, "kind") is "Deployment"
                        && string.Equals(
                            Json.Text(r, "name"),
                            Json.Text(deployment, "metadata", "name"),
                            StringComparison.Ordinal
                        )
                    )
            )
            .SelectMany(set => Pods.Of(objects, set));
}

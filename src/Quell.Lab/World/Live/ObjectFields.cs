using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace Quell.Lab.World.Live;

/// <summary>Defaults and status by kind. Kinds are completed in an order in which each one finds what it counts.</summary>
internal sealed class ObjectFields(ClusterObjects objects, DateTimeOffset now)
{
    public static ImmutableArray<string> Order { get; } =
    [
        "Node",
        "ServiceAccount",
        "StorageClass",
        "PersistentVolumeClaim",
        "PersistentVolume",
        "Pod",
        "ReplicaSet",
        "Deployment",
        "StatefulSet",
        "DaemonSet",
        "Job",
        "Service",
        "PodDisruptionBudget",
        "HorizontalPodAutoscaler",
        "NetworkPolicy",
        "Namespace",
        "Lease",
    ];

    private readonly PodFields _pods = new(objects);
    private readonly WorkloadFields _workloads = new(objects);

    public JsonObject Complete(string kind, JsonObject given) =>
        kind switch
        {
            "Pod" => _pods.Complete(given),
            "ReplicaSet" or "Deployment" or "StatefulSet" or "DaemonSet" or "Job" => _workloads.Complete(kind, given),
            "PodDisruptionBudget" => Overlay.Merge(Budget(given), given),
            "HorizontalPodAutoscaler" => Overlay.Merge(Autoscaler(given), given),
            "NetworkPolicy" => Overlay.Merge(Policy(given), given),
            _ => Overlay.Merge(Defaults(kind, given), given),
        };

    private JsonObject Defaults(string kind, JsonObject given) =>
        kind switch
        {
            "Node" => NodeFields.Of(given),
            "Service" => Service(given),
            "StorageClass" => new JsonObject { ["reclaimPolicy"] = "Delete", ["volumeBindingMode"] = "Immediate" },
            "PersistentVolumeClaim" => Claim(given),
            "PersistentVolume" => new JsonObject { ["status"] = new JsonObject { ["phase"] = "Bound" } },
            "Namespace" => new JsonObject
            {
                ["spec"] = new JsonObject { ["finalizers"] = new JsonArray("kubernetes") },
                ["status"] = new JsonObject { ["phase"] = "Active" },
            },
            "Lease" => new JsonObject
            {
                ["spec"] = new JsonObject
                {
                    ["leaseDurationSeconds"] = 15,
                    ["renewTime"] = Instants.Rfc3339(now - TimeSpan.FromSeconds(now.Second % 5)),
                },
            },
            _ => [],
        };

    private static JsonObject Claim(JsonObject given) =>
        new()
        {
            ["spec"] = new JsonObject { ["volumeMode"] = "Filesystem" },
            ["status"] = new JsonObject
            {
                ["phase"] = "Bound",
                ["accessModes"] = Json.At(given, "spec", "accessModes")?.DeepClone() ?? new JsonArray("ReadWriteOnce"),
                ["capacity"] = Json.At(given, "spec", "resources", "requests")?.DeepClone() ?? new JsonObject(),
            },
        };

    private static JsonObject Service(JsonObject given)
    {
        var words = $"{Json.Text(given, "metadata", "namespace")}/{Json.Text(given, "metadata", "name")}";
        var address = $"172.20.{Chance.Number(words + "|a", 250)}.{1 + Chance.Number(words + "|b", 250)}";
        var spec = new JsonObject
        {
            ["type"] = "ClusterIP",
            ["sessionAffinity"] = "None",
            ["internalTrafficPolicy"] = "Cluster",
            ["ipFamilies"] = new JsonArray("IPv4"),
            ["ipFamilyPolicy"] = "SingleStack",
        };
        if (Json.Text(given, "spec", "type") is not "ExternalName")
        {
            var cluster = Json.Text(given, "spec", "clusterIP") is { Length: > 0 } own ? own : address;
            spec["clusterIP"] = cluster;
            spec["clusterIPs"] = new JsonArray(cluster);
        }

        return new JsonObject
        {
            ["spec"] = spec,
            ["status"] = new JsonObject { ["loadBalancer"] = new JsonObject() },
        };
    }

    private JsonObject Budget(JsonObject given)
    {
        var pods = objects
            .Live("Pod")
            .Where(pod =>
                Pods.InSameNamespace(pod, given)
                && Selectors.Fits(Json.At(given, "spec", "selector"), Json.At(pod, "metadata", "labels"))
            )
            .ToList();
        var healthy = pods.Count(PodFields.IsReady);
        var desired = Json.At(given, "spec", "minAvailable") is { } least
            ? Scaled(least, pods.Count)
            : pods.Count - Scaled(Json.At(given, "spec", "maxUnavailable"), pods.Count);
        return new JsonObject
        {
            ["status"] = new JsonObject
            {
                ["expectedPods"] = pods.Count,
                ["currentHealthy"] = healthy,
                ["desiredHealthy"] = Math.Max(desired, 0),
                ["disruptionsAllowed"] = Math.Max(healthy - Math.Max(desired, 0), 0),
                ["observedGeneration"] = 1,
            },
        };
    }

    /// <summary>A number, or a share of all of them, rounded up.</summary>
    private static int Scaled(JsonNode? value, int of)
    {
        var text = Json.Text(value) ?? "0";
        return text.EndsWith('%') && int.TryParse(text[..^1], out var share) ? ((share * of) + 99) / 100
            : int.TryParse(text, out var number) ? number
            : 0;
    }

    private JsonObject Autoscaler(JsonObject given)
    {
        var target = Json.At(given, "spec", "scaleTargetRef");
        var scaled = objects.Find(
            Json.Text(target, "kind"),
            Json.Text(given, "metadata", "namespace"),
            Json.Text(target, "name")
        );
        var current = Controllers.Number(scaled, 1, "spec", "replicas");
        return new JsonObject
        {
            ["spec"] = new JsonObject { ["minReplicas"] = 1 },
            ["status"] = new JsonObject { ["currentReplicas"] = current, ["desiredReplicas"] = current },
        };
    }

    private static JsonObject Policy(JsonObject given)
    {
        if (!Json.Text(given, "apiVersion").StartsWith("networking.k8s.io/", StringComparison.Ordinal))
        {
            return [];
        }

        var types = Json.At(given, "spec", "egress") is null
            ? new JsonArray("Ingress")
            : new JsonArray("Ingress", "Egress");
        return new JsonObject
        {
            ["spec"] = new JsonObject { ["podSelector"] = new JsonObject(), ["policyTypes"] = types },
        };
    }
}

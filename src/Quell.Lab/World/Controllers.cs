using System.Text.Json.Nodes;
using Quell.Lab.Scenarios;

namespace Quell.Lab.World;

/// <summary>
/// Adds what a cluster's own controllers would have made of the manifests: namespaces, ReplicaSets, Pods up to the
/// wanted number, claims and volumes. What a manifest describes already stays as it is.
/// </summary>
internal sealed class Controllers(ClusterObjects objects, Script scenario, PlaceholderValues values)
{
    private const string Age = "${start-40d|rfc3339}";

    private readonly string _created = Placeholders.Fill(Age, values);

    public void Run()
    {
        AddNamespaces();
        foreach (var deployment in objects.Live("Deployment"))
        {
            AddReplicaSet(deployment);
        }

        new SeenPods(objects, scenario, _created).Add();
        foreach (var set in objects.Live("ReplicaSet"))
        {
            AddReplicas(set);
        }

        foreach (var set in objects.Live("StatefulSet"))
        {
            AddOrdinals(set);
        }

        foreach (var set in objects.Live("DaemonSet"))
        {
            AddOnNodes(set);
        }

        foreach (var job in objects.Live("Job"))
        {
            AddActive(job);
        }

        new Volumes(objects, scenario.Name, _created).Add();
    }

    /// <summary>The name that a Deployment's current ReplicaSet has or gets.</summary>
    public static JsonObject? ReplicaSetOf(ClusterObjects objects, JsonObject deployment) =>
        objects
            .Live("ReplicaSet")
            .Where(set =>
                Pods.InSameNamespace(set, deployment)
                && Json.Items(set, "metadata", "ownerReferences")
                    .Any(r =>
                        string.Equals(
                            Json.Text(r, "name"),
                            Json.Text(deployment, "metadata", "name"),
                            StringComparison.Ordinal
                        )
                    )
            )
            .MaxBy(set => Number(set, 1, "spec", "replicas"));

    public static JsonObject MakeReplicaSet(JsonObject deployment, string hash, string created, long replicas)
    {
        var template = (Json.At(deployment, "spec", "template")?.DeepClone() as JsonObject) ?? [];
        var extra = new JsonObject { ["metadata"] = Labelled(hash) };
        var labels = Overlay.Merge(
            (Json.At(template, "metadata", "labels") as JsonObject) ?? [],
            new JsonObject { ["pod-template-hash"] = hash }
        );
        var metadata = new JsonObject
        {
            ["name"] = $"{Json.Text(deployment, "metadata", "name")}-{hash}",
            ["namespace"] = Json.Text(deployment, "metadata", "namespace"),
            ["creationTimestamp"] = created,
            ["labels"] = labels,
            ["ownerReferences"] = new JsonArray(Pods.OwnedBy(deployment)),
        };
        if (Json.At(deployment, "metadata", "annotations", "deployment.kubernetes.io/revision") is { } revision)
        {
            metadata["annotations"] = new JsonObject { ["deployment.kubernetes.io/revision"] = revision.DeepClone() };
        }

        return new JsonObject
        {
            ["apiVersion"] = "apps/v1",
            ["kind"] = "ReplicaSet",
            ["metadata"] = metadata,
            ["spec"] = new JsonObject
            {
                ["replicas"] = replicas,
                ["selector"] = Overlay.Merge(
                    (Json.At(deployment, "spec", "selector")?.DeepClone() as JsonObject) ?? [],
                    new JsonObject { ["matchLabels"] = new JsonObject { ["pod-template-hash"] = hash } }
                ),
                ["template"] = Overlay.Merge(template, extra),
            },
        };
    }

    public static long Number(JsonNode? node, long fallback, params ReadOnlySpan<string> path) =>
        Json.At(node, path) is JsonValue value && value.TryGetValue<long>(out var n) ? n : fallback;

    private static JsonObject Labelled(string hash) =>
        new() { ["labels"] = new JsonObject { ["pod-template-hash"] = hash } };

    private void AddNamespaces()
    {
        var spaces = objects
            .Things.Select(t => t.Name.Namespace)
            .Concat(["default", "kube-node-lease", "kube-public", "kube-system"])
            .Where(s => s.Length > 0)
            .Distinct(StringComparer.Ordinal)
            .ToList();
        foreach (var space in spaces)
        {
            objects.AddIfNew(Simple("Namespace", null, space));
            objects.AddIfNew(Simple("ServiceAccount", space, "default"));
        }
    }

    private JsonObject Simple(string kind, string? space, string name)
    {
        var metadata = new JsonObject { ["name"] = name, ["creationTimestamp"] = _created };
        if (space is not null)
        {
            metadata["namespace"] = space;
        }

        return new JsonObject
        {
            ["apiVersion"] = "v1",
            ["kind"] = kind,
            ["metadata"] = metadata,
        };
    }

    private void AddReplicaSet(JsonObject deployment)
    {
        if (ReplicaSetOf(objects, deployment) is null)
        {
            var name = Json.Text(deployment, "metadata", "name");
            var hash =
                SeenPods.HashOf(scenario, Json.Text(deployment, "metadata", "namespace"), name)
                ?? "7" + Chance.Word($"{scenario.Name}|rs|{name}", "bcdf456789", 9);
            var created = Json.Text(deployment, "metadata", "creationTimestamp") is { Length: > 0 } at ? at : _created;
            objects.AddIfNew(MakeReplicaSet(deployment, hash, created, Number(deployment, 1, "spec", "replicas")));
        }
    }

    private void AddReplicas(JsonObject set)
    {
        var owner = Json.Items(set, "metadata", "ownerReferences").FirstOrDefault();
        var maker = owner is null ? set : Templated(set, owner);
        var name = Json.Text(set, "metadata", "name");
        for (long have = Pods.Of(objects, set).Count(), want = Number(set, 1, "spec", "replicas"); have < want; have++)
        {
            var seed = $"{scenario.Name}|{name}|{have}";
            Add(maker, $"{name}-{Chance.Word(seed, Chance.PodSuffix, 5)}", NodeAt(seed), seed);
        }
    }

    /// <summary>A ReplicaSet that a manifest describes without its template takes its Deployment's.</summary>
    private JsonObject Templated(JsonObject set, JsonObject owner)
    {
        if (Json.At(set, "spec", "template") is not null)
        {
            return set;
        }

        var space = Json.Text(set, "metadata", "namespace");
        var template = Json.At(objects.Find("Deployment", space, Json.Text(owner, "name")), "spec", "template");
        return Overlay.Merge(
            new JsonObject { ["spec"] = new JsonObject { ["template"] = template?.DeepClone() ?? new JsonObject() } },
            set
        );
    }

    private void AddOrdinals(JsonObject set)
    {
        var name = Json.Text(set, "metadata", "name");
        for (var i = 0L; i < Number(set, 1, "spec", "replicas"); i++)
        {
            var seed = $"{scenario.Name}|{name}|{i}";
            Add(set, $"{name}-{i}", NodeAt(seed), seed);
        }
    }

    private void AddOnNodes(JsonObject set)
    {
        var name = Json.Text(set, "metadata", "name");
        var selector = Json.At(set, "spec", "template", "spec", "nodeSelector");
        var taken = Pods.Of(objects, set)
            .Select(p => Json.Text(p, "spec", "nodeName"))
            .ToHashSet(StringComparer.Ordinal);
        foreach (var node in objects.Live("Node"))
        {
            var host = Json.Text(node, "metadata", "name");
            if (
                !taken.Contains(host)
                && (selector is null || Selectors.FitsMap(selector, Json.At(node, "metadata", "labels")))
            )
            {
                var seed = $"{scenario.Name}|{name}|{host}";
                Add(set, $"{name}-{Chance.Word(seed, Chance.PodSuffix, 5)}", host, seed);
            }
        }
    }

    private void AddActive(JsonObject job)
    {
        var name = Json.Text(job, "metadata", "name");
        var active = Number(job, Json.At(job, "status", "succeeded") is null ? 1 : 0, "status", "active");
        for (long have = Pods.Of(objects, job).Count(); have < active; have++)
        {
            var seed = $"{scenario.Name}|{name}|{have}";
            Add(job, $"{name}-{Chance.Word(seed, Chance.PodSuffix, 5)}", NodeAt(seed), seed);
        }
    }

    private void Add(JsonObject owner, string name, string? node, string seed) =>
        objects.AddIfNew(Pods.Make(owner, name, node, _created, seed));

    private string? NodeAt(string seed)
    {
        var nodes = objects.Live("Node");
        return nodes.Count == 0 ? null : Json.Text(nodes[Chance.Number(seed, nodes.Count)], "metadata", "name");
    }
}

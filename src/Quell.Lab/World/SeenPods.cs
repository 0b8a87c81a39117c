using System.Text.Json.Nodes;
using Quell.Lab.Scenarios;

namespace Quell.Lab.World;

/// <summary>
/// Pods that the scenario's events name: where no manifest describes them, but their workload, they are there with the
/// container and the node of the event.
/// </summary>
internal sealed class SeenPods(ClusterObjects objects, Script scenario, string created)
{
    private readonly HashSet<ObjectName> _made = [];
    private readonly HashSet<(ObjectName Pod, string Container)> _noted = [];

    public void Add()
    {
        foreach (var (labels, pod, body) in Seen(scenario))
        {
            Add(labels, pod, Json.Text(body, "content", "fields", "container.id"));
        }
    }

    /// <summary>The middle part of the name of a Deployment's Pod that an event names, if any does.</summary>
    public static string? HashOf(Script scenario, string space, string deployment) =>
        Seen(scenario)
            .Where(seen =>
                string.Equals(Json.Text(seen.Labels, "kubernetes.namespace.name"), space, StringComparison.Ordinal)
                && string.Equals(
                    Json.Text(seen.Labels, "kubernetes.workload.name"),
                    deployment,
                    StringComparison.Ordinal
                )
                && seen.Pod.StartsWith(deployment + "-", StringComparison.Ordinal)
            )
            .Select(seen => seen.Pod[(deployment.Length + 1)..].Split('-'))
            .FirstOrDefault(parts => parts.Length == 2)
            ?[0];

    private static IEnumerable<(JsonNode Labels, string Pod, JsonObject Body)> Seen(Script scenario) =>
        scenario
            .Events.Select(e => e.Body)
            .Concat(scenario.Streams.Select(s => s.Body))
            .Select(body => (Json.At(body, "labels")!, Json.Text(body, "labels", "kubernetes.pod.name"), body))
            .Where(seen => seen.Item2.Length > 0 && !seen.Item2.Contains("${", StringComparison.Ordinal));

    private void Add(JsonNode labels, string name, string container)
    {
        var space = Json.Text(labels, "kubernetes.namespace.name");
        if (objects.Find("Pod", space, name) is null && Owner(labels, space) is { } owner)
        {
            var node = Json.Text(labels, "kubernetes.node.name") is { Length: > 0 } seen ? seen : Anywhere(name);
            objects.AddIfNew(Pods.Make(owner, name, node, created, $"{scenario.Name}|{name}"));
            _made.Add(new ObjectName("Pod", space, name));
        }

        if (
            objects.Find("Pod", space, name) is { } pod
            && Chance.IsHex(container)
            && container.Length is >= 12 and <= 64
        )
        {
            Note(pod, Json.Text(labels, "container.name"), container);
        }
    }

    /// <summary>The container has the id that the first event carries, unless a manifest says another.</summary>
    private void Note(JsonObject pod, string name, string id)
    {
        var known = Json.Items(pod, "status", "containerStatuses").ToList();
        var same = known.Find(s => string.Equals(Json.Text(s, "name"), name, StringComparison.Ordinal));
        var isManifests = same is not null && !_made.Contains(Pods.Name(pod));
        if (name.Length == 0 || isManifests || !_noted.Add((Pods.Name(pod), name)))
        {
            return;
        }

        var whole = id + Chance.Word($"{scenario.Name}|{id}", Chance.Hex, 64 - id.Length);
        var rest = known.Where(s => s != same).Select(s => s.DeepClone());
        var status = new JsonObject { ["containerStatuses"] = new JsonArray([Pods.Status(name, whole, 0), .. rest]) };
        objects.Apply(Overlay.Merge(pod, new JsonObject { ["status"] = status }));
    }

    private JsonObject? Owner(JsonNode labels, string space)
    {
        var name = Json.Text(labels, "kubernetes.workload.name");
        return Json.Text(labels, "kubernetes.workload.type") switch
        {
            "deployment" => objects.Find("Deployment", space, name) is { } deployment
                ? Controllers.ReplicaSetOf(objects, deployment)
                : null,
            "statefulset" => objects.Find("StatefulSet", space, name),
            "daemonset" => objects.Find("DaemonSet", space, name),
            "job" => objects.Find("Job", space, name),
            _ => null,
        };
    }

    private string? Anywhere(string seed)
    {
        var nodes = objects.Live("Node");
        return nodes.Count == 0 ? null : Json.Text(nodes[Chance.Number(seed, nodes.Count)], "metadata", "name");
    }
}

using System.Globalization;
using System.Text.Json.Nodes;
using Quell.Lab.Scenarios;
using Quell.Lab.SysQl;

namespace Quell.Lab.World;

/// <summary>
/// Derives the security graph from the manifests, the account and the scenario's extra entities. A workload's
/// <c>lastSeen</c> moves on every ten seconds while it is there.
/// </summary>
internal sealed class GraphBuilder
{
    // The scanner looks once a minute: so long a thing that is gone is still listed.
    private static readonly TimeSpan s_scan = TimeSpan.FromMinutes(1);

    private readonly Graph _graph = new();
    private readonly Script _scenario;
    private readonly DateTimeOffset _now;
    private readonly string _cluster;

    private GraphBuilder(Script scenario, DateTimeOffset now)
    {
        _scenario = scenario;
        _now = now;
        _cluster = scenario.Cluster?.Name ?? string.Empty;
    }

    public static Graph Build(Script scenario, Surroundings surroundings, DateTimeOffset start, DateTimeOffset now)
    {
        var builder = new GraphBuilder(scenario, now);
        builder.AddCluster();
        builder.AddAccount();
        var exposed = Exposure.Of(surroundings.Live);
        foreach (var thing in surroundings.Things.Where(t => t.GoneAt is null || t.GoneAt > now - s_scan))
        {
            builder.Add(thing, exposed);
        }

        builder.AddExtras(start);
        return builder._graph;
    }

    private void AddCluster()
    {
        if (_scenario.Cluster is { } cluster)
        {
            _graph
                .Add("KubeCluster", cluster.Name)
                .With("name", cluster.Name)
                .With("platform", cluster.Platform)
                .With("type", "kubernetes")
                .With("version", cluster.Version)
                .With("lastModified", Instants.Rfc3339(Seen(_now)));
        }
    }

    private void AddAccount()
    {
        if (_scenario.Account is not { } account)
        {
            return;
        }

        var entity = _graph.Add("AWSAccount", account.Id).With("id", account.Id).With("name", account.Name);
        entity.With("lastModified", Instants.Rfc3339(Seen(_now)));
        foreach (var user in account.Users)
        {
            var name = Json.Text(user, "UserName");
            entity.Relate("HAS", _graph.Add("IAMUser", name).With("name", name).With("arn", Json.Text(user, "Arn")));
        }
    }

    private void Add(Surroundings.Thing thing, HashSet<ObjectName> exposed)
    {
        var name = thing.Name;
        switch (name.Kind)
        {
            case "Namespace":
                Cluster().Relate("HAS", Described("KubeNamespace", name.Name, name));
                break;
            case "Node":
                AddNode(thing);
                break;
            case "ServiceAccount":
                Described("KubeServiceAccount", Key(name), name);
                break;
            case "RoleBinding":
                AddBinding(thing);
                break;
            case "ClusterRole":
                Described("KubeClusterRole", name.Name, name);
                break;
            case "Deployment" or "StatefulSet" or "DaemonSet" or "Job" or "CronJob":
                AddWorkload(thing, exposed.Contains(name));
                break;
            case "Pod":
                AddPod(thing, exposed.Contains(name));
                break;
            default:
                break;
        }
    }

    private void AddNode(Surroundings.Thing thing)
    {
        var node = thing.Manifest;
        var info = Json.At(node, "status", "nodeInfo");
        Cluster()
            .Relate(
                "HAS",
                Described("KubeNode", thing.Name.Name, thing.Name)
                    .With("category", "Node")
                    .With("platform", _scenario.Cluster?.Platform)
                    .With("type", "node")
                    .With("isMaster", false)
                    .With("operatingSystem", Json.Text(info, "operatingSystem"))
                    .With("osImage", Json.Text(info, "osImage"))
                    .With("version", Json.Text(info, "kubeletVersion"))
            );
        var host = _graph
            .Add("Host", thing.Name.Name)
            .With("name", thing.Name.Name)
            .With("hostname", thing.Name.Name)
            .With("type", "host")
            .With("platform", _scenario.Cluster?.Platform)
            .With("operatingSystem", Json.Text(info, "osImage"))
            .With("architecture", Json.Text(info, "architecture"))
            .With("kernelVersion", Json.Text(info, "kernelVersion"))
            .With("accountId", _scenario.Account?.Id)
            .With("location", _scenario.Account?.Region)
            .With("isExposed", false)
            .With("lastSeen", Instants.Rfc3339(Seen(thing.GoneAt ?? _now)));
        if (_scenario.Account is { } account)
        {
            _graph.Add("AWSAccount", account.Id).Relate("HAS", host);
        }
    }

    private void AddBinding(Surroundings.Thing thing)
    {
        var binding = Described("KubeRoleBinding", Key(thing.Name), thing.Name);
        if (Json.Text(thing.Manifest, "roleRef", "kind") is "ClusterRole")
        {
            var role = Json.Text(thing.Manifest, "roleRef", "name");
            binding.Relate(
                "HAS",
                Described("KubeClusterRole", role, new ObjectName("ClusterRole", string.Empty, role))
            );
        }

        foreach (var subject in Json.Items(thing.Manifest, "subjects"))
        {
            if (Json.Text(subject, "kind") is "ServiceAccount")
            {
                var space = Json.Text(subject, "namespace") is { Length: > 0 } other ? other : thing.Name.Namespace;
                var account = new ObjectName("ServiceAccount", space, Json.Text(subject, "name"));
                Described("KubeServiceAccount", Key(account), account).Relate("HAS", binding);
            }
        }
    }

    private void AddWorkload(Surroundings.Thing thing, bool exposed)
    {
        var workload = Workload(thing, thing.Name.Name, thing.Name.Kind, exposed);
        var spec =
            Json.At(thing.Manifest, "spec", "jobTemplate", "spec", "template", "spec")
            ?? Json.At(thing.Manifest, "spec", "template", "spec");
        AddContainers(workload, thing.Name, spec);
    }

    private void AddPod(Surroundings.Thing thing, bool exposed)
    {
        var pod = _graph
            .Add("KubePod", Key(thing.Name))
            .With("name", thing.Name.Name)
            .With("namespaceName", thing.Name.Namespace)
            .With("clusterName", _cluster)
            .With("nodeName", Json.Text(thing.Manifest, "spec", "nodeName"))
            .With("createdAt", Json.Text(thing.Manifest, "metadata", "creationTimestamp"))
            .With("lastSeen", Instants.Rfc3339(Seen(thing.GoneAt ?? _now)));
        var labels = Json.At(thing.Manifest, "metadata", "labels") as JsonObject ?? [];
        if (!Json.Items(thing.Manifest, "metadata", "ownerReferences").Any())
        {
            var workload = Workload(thing, thing.Name.Name, "Pod", exposed);
            workload.Relate("HAS", pod);
            AddContainers(workload, thing.Name, Json.At(thing.Manifest, "spec"));
            return;
        }

        foreach (var workload in _scenario.Cluster?.Objects ?? [])
        {
            if (
                ObjectName.Of(workload) is { Kind: "Deployment" or "StatefulSet" or "DaemonSet" or "Job" } owner
                && string.Equals(owner.Namespace, thing.Name.Namespace, StringComparison.Ordinal)
                && Json.At(workload, "spec", "selector", "matchLabels") is JsonObject { Count: > 0 } selector
                && selector.All(s =>
                    string.Equals(Json.Text(labels[s.Key]), Json.Text(s.Value), StringComparison.Ordinal)
                )
            )
            {
                _graph.Add("KubeWorkload", Key(owner)).Relate("HAS", pod);
            }
        }
    }

    private Entity Workload(Surroundings.Thing thing, string name, string kind, bool exposed)
    {
        var metadata = Json.At(thing.Manifest, "metadata");
        var created = Json.Text(metadata, "creationTimestamp");
        var workload = _graph
            .Add("KubeWorkload", Key(thing.Name))
            .With("name", name)
            .With("type", kind)
            .With("namespaceName", thing.Name.Namespace)
            .With("clusterName", _cluster)
            .With("category", "Workload")
            .With("platform", "Kubernetes")
            .With("version", Json.Text(thing.Manifest, "apiVersion"))
            .With("isExposed", exposed)
            .With("createdAt", created)
            .With("firstSeen", created)
            .With("lastSeen", Instants.Rfc3339(Seen(thing.GoneAt ?? _now)))
            .With("lastModified", created)
            .With("labels", Json.At(metadata, "labels")?.DeepClone())
            .With("annotations", Annotations(metadata));
        _graph.Add("KubeNamespace", thing.Name.Namespace).Relate("HAS", workload);
        return workload;
    }

    private void AddContainers(Entity workload, ObjectName owner, JsonNode? spec)
    {
        foreach (var container in Json.Items(spec, "containers"))
        {
            var name = Json.Text(container, "name");
            var entity = _graph
                .Add("Container", $"{Key(owner)}/{name}")
                .With("name", name)
                .With("namespaceName", owner.Namespace)
                .With("clusterName", _cluster)
                .With("lastSeen", workload["lastSeen"]);
            workload.Relate("HAS", entity);
            entity.Relate("RUNS", Image(Json.Text(container, "image")));
        }
    }

    private Entity Image(string reference)
    {
        var digest = reference.Split('@') is [_, var d] ? d : string.Empty;
        var plain = reference.Split('@')[0];
        var colon = plain.LastIndexOf(':');
        var tagged = colon > plain.LastIndexOf('/');
        var repository = tagged ? plain[..colon] : plain;
        var slash = repository.IndexOf('/', StringComparison.Ordinal);
        return _graph
            .Add("Image", reference)
            .With("imageReference", reference)
            .With("name", reference)
            .With("repository", slash < 0 ? repository : repository[(slash + 1)..])
            .With("registry", slash < 0 ? string.Empty : repository[..slash])
            .With("tag", tagged ? plain[(colon + 1)..] : string.Empty)
            .With("manifestDigest", digest);
    }

    private void AddExtras(DateTimeOffset start)
    {
        var values = new PlaceholderValues(start, _now, _scenario.Name, string.Empty, 0, _ => null);
        foreach (var extra in _scenario.Graph.Entities)
        {
            var entity = _graph.Add(extra.Type, extra.Key);
            foreach (var (name, value) in Placeholders.Fill(extra.Fields, values))
            {
                entity.With(name, Values.FromJson(value));
            }
        }

        foreach (var relation in _scenario.Graph.Relations)
        {
            if (End(relation.From) is { } from && End(relation.To) is { } to)
            {
                from.Relate(relation.Name, to);
            }
        }
    }

    /// <summary>The entity that <c>Type/key</c> names.</summary>
    private Entity? End(string text) =>
        text.IndexOf('/', StringComparison.Ordinal) is var slash and > 0
            ? _graph.Find(text[..slash], text[(slash + 1)..])
            : null;

    private Entity Described(string type, string key, ObjectName name) =>
        _graph
            .Add(type, key)
            .With("name", name.Name)
            .With("namespaceName", type is "KubeServiceAccount" or "KubeRoleBinding" ? name.Namespace : null)
            .With("clusterName", _cluster);

    private Entity Cluster() => _graph.Add("KubeCluster", _cluster);

    /// <summary>The scanner looks every ten seconds, so that a practice watch of twenty sees it look at least once.</summary>
    private static DateTimeOffset Seen(DateTimeOffset at) =>
        new(at.UtcTicks - (at.UtcTicks % (10 * TimeSpan.TicksPerSecond)), TimeSpan.Zero);

    private static JsonObject? Annotations(JsonNode? metadata)
    {
        var annotations = (Json.At(metadata, "annotations") as JsonObject)?.DeepClone() as JsonObject;
        annotations?.Remove("kubectl.kubernetes.io/last-applied-configuration");
        return annotations;
    }

    private static string Key(ObjectName name) =>
        string.Create(CultureInfo.InvariantCulture, $"{name.Namespace}/{name.Name}");
}

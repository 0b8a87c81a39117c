using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Quell.Lab.World;

namespace Quell.Lab.Programs.Kubectl;

/// <summary>The kinds that a cluster serves: Kubernetes' own, and those of its custom resource definitions.</summary>
internal sealed class ApiResources
{
    private static readonly ImmutableArray<(ApiResource Resource, ImmutableArray<string> Short)> s_own =
    [
        .. Own(
            "",
            "v1",
            "pods Pod po",
            "services Service svc",
            "endpoints Endpoints ep",
            "nodes* Node no",
            "namespaces* Namespace ns",
            "serviceaccounts ServiceAccount sa",
            "configmaps ConfigMap cm",
            "secrets Secret",
            "persistentvolumeclaims PersistentVolumeClaim pvc",
            "persistentvolumes* PersistentVolume pv",
            "replicationcontrollers ReplicationController rc",
            "events Event ev",
            "limitranges LimitRange limits",
            "resourcequotas ResourceQuota quota"
        ),
        .. Own(
            "apps",
            "v1",
            "deployments Deployment deploy",
            "statefulsets StatefulSet sts",
            "daemonsets DaemonSet ds",
            "replicasets ReplicaSet rs",
            "controllerrevisions ControllerRevision"
        ),
        .. Own("batch", "v1", "jobs Job", "cronjobs CronJob cj"),
        .. Own("autoscaling", "v2", "horizontalpodautoscalers HorizontalPodAutoscaler hpa"),
        .. Own("policy", "v1", "poddisruptionbudgets PodDisruptionBudget pdb"),
        .. Own(
            "networking.k8s.io",
            "v1",
            "networkpolicies NetworkPolicy netpol",
            "ingresses Ingress ing",
            "ingressclasses* IngressClass"
        ),
        .. Own("discovery.k8s.io", "v1", "endpointslices EndpointSlice"),
        .. Own("coordination.k8s.io", "v1", "leases Lease"),
        .. Own(
            "rbac.authorization.k8s.io",
            "v1",
            "roles Role",
            "rolebindings RoleBinding",
            "clusterroles* ClusterRole",
            "clusterrolebindings* ClusterRoleBinding"
        ),
        .. Own(
            "storage.k8s.io",
            "v1",
            "storageclasses* StorageClass sc",
            "volumeattachments* VolumeAttachment",
            "csidrivers* CSIDriver",
            "csinodes* CSINode"
        ),
        .. Own("scheduling.k8s.io", "v1", "priorityclasses* PriorityClass pc"),
        .. Own(
            "admissionregistration.k8s.io",
            "v1",
            "validatingwebhookconfigurations* ValidatingWebhookConfiguration",
            "mutatingwebhookconfigurations* MutatingWebhookConfiguration"
        ),
        .. Own("apiextensions.k8s.io", "v1", "customresourcedefinitions* CustomResourceDefinition crd,crds"),
        .. Own("apiregistration.k8s.io", "v1", "apiservices* APIService"),
    ];

    private readonly List<(ApiResource Resource, ImmutableArray<string> Short)> _all = [.. s_own];

    public ApiResources(ImmutableArray<JsonObject> objects)
    {
        foreach (var item in objects)
        {
            if (Json.Text(item, "kind") is "CustomResourceDefinition")
            {
                AddDefinition(item);
            }
        }

        foreach (var item in objects)
        {
            AddMentioned(item);
        }
    }

    public ApiResource? Find(string word)
    {
        var dot = word.IndexOf('.', StringComparison.Ordinal);
        var (head, rest) = dot < 0 ? (word, string.Empty) : (word[..dot], word[(dot + 1)..]);
        head = head.ToLowerInvariant();
        foreach (var (resource, shorts) in _all)
        {
            var isNamed =
                head == resource.Plural || head == resource.Singular || shorts.Contains(head, StringComparer.Ordinal);
            var isGroup =
                rest.Length == 0
                || string.Equals(rest, resource.Group, StringComparison.Ordinal)
                || string.Equals(rest, $"{resource.Version}.{resource.Group}", StringComparison.Ordinal);
            if (isNamed && isGroup)
            {
                return resource;
            }
        }

        return null;
    }

    private void AddDefinition(JsonObject definition)
    {
        var names = Json.At(definition, "spec", "names");
        var version = Json.Items(definition, "spec", "versions").Select(v => Json.Text(v, "name")).FirstOrDefault();
        var plural = Json.Text(names, "plural");
        var singular = Json.Text(names, "singular");
        _all.Add(
            (
                new ApiResource(
                    plural,
                    singular.Length > 0 ? singular : Json.Text(names, "kind").ToLowerInvariant(),
                    Json.Text(names, "kind"),
                    Json.Text(definition, "spec", "group"),
                    version ?? "v1",
                    Json.Text(definition, "spec", "scope") is not "Cluster"
                ),
                [.. ((JsonArray?)Json.At(names, "shortNames") ?? []).Select(s => Json.Text(s) ?? string.Empty)]
            )
        );
    }

    /// <summary>A custom object is served also where the scenario leaves its definition out.</summary>
    private void AddMentioned(JsonObject item)
    {
        var version = Json.Text(item, "apiVersion");
        var slash = version.IndexOf('/', StringComparison.Ordinal);
        var kind = Json.Text(item, "kind");
        var group = slash < 0 ? string.Empty : version[..slash];
        if (
            slash < 0
            || _all.Exists(a =>
                a.Resource.Kind == kind && string.Equals(a.Resource.Group, group, StringComparison.Ordinal)
            )
        )
        {
            return;
        }

        var singular = kind.ToLowerInvariant();
        _all.Add(
            (
                new ApiResource(
                    Plural(singular),
                    singular,
                    kind,
                    group,
                    version[(slash + 1)..],
                    Json.Text(item, "metadata", "namespace").Length > 0
                ),
                []
            )
        );
    }

    private static string Plural(string singular) =>
        singular switch
        {
            [.., 's'] or [.., 'x'] or [.., 'c', 'h'] => singular + "es",
            [.. var stem, 'y'] when stem[^1] is not ('a' or 'e' or 'o' or 'u') => stem + "ies",
            _ => singular + "s",
        };

    private static IEnumerable<(ApiResource, ImmutableArray<string>)> Own(
        string group,
        string version,
        params ImmutableArray<string> lines
    )
    {
        foreach (var line in lines)
        {
            var words = line.Split(' ');
            var plural = words[0].TrimEnd('*');
            yield return (
                new ApiResource(plural, words[1].ToLowerInvariant(), words[1], group, version, !words[0].EndsWith('*')),
                words.Length > 2 ? [.. words[2].Split(',')] : []
            );
        }
    }
}

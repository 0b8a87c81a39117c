using System.Collections.Immutable;
using Quell.Domain.Text;

namespace Quell.Runbook.Probe.Kubectl;

/// <summary>The Pod of the threat and what it belongs to, as far as the reads have shown it.</summary>
public sealed class ThreatSubject
{
    private const int Highest = 8;

    private ThreatSubject(ThreatPlace place, Sighting? pod, ImmutableArray<OwnerLink> chain)
    {
        (Place, Pod, Chain) = (place, pod, chain);
        Workload =
            chain.FirstOrDefault(IsEvents)
            ?? chain.LastOrDefault(link =>
                KubeTypes.Workload(link.Kind) is not null && link.IsOwn && link.Kind is not "ReplicaSet"
            )
            ?? chain.FirstOrDefault(link => link.Kind is not "ReplicaSet" and not "Node")
            ?? chain.FirstOrDefault(link => link.Kind is not "Node");
        Labels = (pod?.Metadata ?? Template["metadata"])["labels"]
            .Members.Where(label => label.Value.Text is not null)
            .GroupBy(label => label.Key, StringComparer.Ordinal)
            .ToImmutableSortedDictionary(
                label => label.Key,
                label => label.First().Value.Text!,
                StringComparer.Ordinal
            );
    }

    public ThreatPlace Place { get; }

    public string Namespace => Place.Namespace;

    /// <summary>Null where the event names no Pod, or it is not there any more.</summary>
    public Sighting? Pod { get; }

    /// <summary>From the Pod's owner upwards.</summary>
    public ImmutableArray<OwnerLink> Chain { get; }

    /// <summary>The workload in the tenant's sense: the one that the event names where it is in the chain, else the highest of Kubernetes' own kinds.</summary>
    public OwnerLink? Workload { get; }

    /// <summary>The Pod's labels; where it is gone those that its replacement will have.</summary>
    public ImmutableSortedDictionary<string, string> Labels { get; }

    /// <summary>The Pod's <c>spec</c>; where it is gone the template's.</summary>
    public Part Spec => Pod?.Spec ?? Template["spec"];

    /// <summary>What showed Pod or template; null while neither was seen.</summary>
    public Sighting? Seen => Pod ?? TemplateHolder?.Seen;

    public string ServiceAccount => Spec["serviceAccountName"].Text is { Length: > 0 } name ? name : "default";

    /// <summary>The node by the Pod, else by the event.</summary>
    public string? Node =>
        Pod?.Spec["nodeName"].Text is { } node
            ? Alphabets.Matches(Alphabet.DnsSubdomain, node)
                ? node
                : null
            : Place.Node;

    private OwnerLink? TemplateHolder => Chain.FirstOrDefault(link => TemplateOf(link.Seen).Exists);

    private Part Template => TemplateOf(TemplateHolder?.Seen);

    public static ThreatSubject Of(ThreatPlace place, ClusterView view)
    {
        var pod = place.Pod is { } name ? view.Find("Pod", string.Empty, name, place.Namespace) : null;
        var start =
            pod is not null ? OwnerLink.Of(pod)
            : place.Workload is { } workload
                ? new OwnerLink(workload.Type.Kind, workload.Type.Group, workload.Name, null)
            : null;
        var chain = ImmutableArray.CreateBuilder<OwnerLink>();
        for (var link = start; link is not null && chain.Count < Highest; )
        {
            var seen = view.Find(link.Kind, link.Group, link.Name, place.Namespace);
            chain.Add(link with { Seen = seen });
            link = seen is null ? null : OwnerLink.Of(seen);
        }
        return new ThreatSubject(place, pod, chain.ToImmutable());
    }

    /// <summary>What has to be read next to know more of the chain; with a guess at the step after it, so that one call does for both.</summary>
    public ImmutableArray<(KubeType Type, string? Name)> Next(ClusterView view)
    {
        if (
            Chain.IsEmpty
            || Chain[^1] is not { Seen: null, Type: { } type } last
            || !IsName(last.Name)
            || view.HasAsked(type, last.Name)
        )
        {
            return [];
        }
        var next = ImmutableArray.Create<(KubeType, string?)>((type, last.Name));
        return
            Guess(last) is { } above
            && !view.HasAsked(above.Type, above.Name)
            && view.Find(above.Type.Kind, above.Type.Group, above.Name, Namespace) is null
            ? next.Add((above.Type, above.Name))
            : next;
    }

    public bool Owns(string? kind, string? name) =>
        Chain.Any(link =>
            string.Equals(link.Kind, kind, StringComparison.Ordinal)
            && string.Equals(link.Name, name, StringComparison.Ordinal)
        );

    private bool IsEvents(OwnerLink link) =>
        Place.Workload is { } named
        && string.Equals(named.Type.Kind, link.Kind, StringComparison.Ordinal)
        && string.Equals(named.Name, link.Name, StringComparison.Ordinal);

    /// <summary>A Deployment names its ReplicaSets after itself, a CronJob its Jobs.</summary>
    private (KubeType Type, string Name)? Guess(OwnerLink link)
    {
        if (
            link.Kind is "ReplicaSet"
            && Pod?.Label("pod-template-hash") is { Length: > 0 } hash
            && Cut(link.Name, hash) is { } deployment
        )
        {
            return (KubeTypes.Deployment, deployment);
        }
        var dash = link.Name.LastIndexOf('-');
        return link.Kind is "Job" && dash > 0 && link.Name.AsSpan(dash + 1).IndexOfAnyExceptInRange('0', '9') < 0
            ? (KubeTypes.CronJob, link.Name[..dash])
            : null;
    }

    private static string? Cut(string name, string hash) =>
        name.EndsWith($"-{hash}", StringComparison.Ordinal) && name.Length > hash.Length + 1
            ? name[..^(hash.Length + 1)]
            : null;

    private static Part TemplateOf(Sighting? seen) =>
        seen is null ? default
        : seen.Spec["template"] is { Exists: true } template ? template
        : seen.Spec["jobTemplate"]["spec"]["template"];

    private static bool IsName(string name) => Alphabets.Matches(Alphabet.DnsSubdomain, name);
}

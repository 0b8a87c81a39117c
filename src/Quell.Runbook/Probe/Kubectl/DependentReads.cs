using System.Collections.Immutable;
using Quell.Domain.Text;

namespace Quell.Runbook.Probe.Kubectl;

/// <summary>The reads that need an answer first. Each starts when the answers that it needs are there, not when all are.</summary>
internal static class DependentReads
{
    private const int MostOwners = 6;

    public static ImmutableArray<ClusterRead> Of(ThreatPlace place, ClusterView view)
    {
        var reads = ImmutableArray.CreateBuilder<ClusterRead>();
        reads.AddRange(AddOns(place, view));
        if (NeedsEndpoints(view))
        {
            reads.Add(
                ClusterRead.Lists(
                    KubeSources.Endpoints,
                    [KubeTypes.Endpoints],
                    ["-n", place.Namespace],
                    "reading endpoints the older way, because EndpointSlices were not given"
                )
            );
        }
        if (!view.HasEnded(KubeSources.Workload))
        {
            return reads.ToImmutable();
        }
        reads.AddRange(Owners(place, view));
        var subject = ThreatSubject.Of(place, view);
        reads.AddRange(OfNode(subject));
        reads.AddRange(Roles(subject, view));
        reads.AddRange(Delivery.Reads(subject, view));
        reads.AddRange(Identities(subject, view));
        return reads.ToImmutable();
    }

    /// <summary>Level by level; what a level asks depends on the levels below it alone, so that it stays the same.</summary>
    private static IEnumerable<ClusterRead> Owners(ThreatPlace place, ClusterView view)
    {
        for (var level = 1; level <= MostOwners; level++)
        {
            var below = view.Where(source => LevelOf(source) < level);
            var next = ThreatSubject.Of(place, below).Next(below);
            if (next.IsEmpty)
            {
                yield break;
            }
            var source = $"{KubeSources.Owner} {level}";
            yield return ClusterRead.Objects(
                source,
                next,
                ["-n", place.Namespace],
                $"reading the owner {Printable.Of($"{next[0].Type.Kind}/{next[0].Name}", 100)}"
            );
            if (!view.HasEnded(source))
            {
                yield break;
            }
        }
    }

    private static int LevelOf(string source) =>
        source.StartsWith(KubeSources.Owner + " ", StringComparison.Ordinal)
        && int.TryParse(source.AsSpan(KubeSources.Owner.Length + 1), out var level)
            ? level
            : 0;

    private static IEnumerable<ClusterRead> OfNode(ThreatSubject subject)
    {
        if (subject.Node is not { } node || string.Equals(node, subject.Place.Node, StringComparison.Ordinal))
        {
            yield break;
        }
        yield return ClusterRead.Objects(KubeSources.Node, [(KubeTypes.Node, node)], [], "reading the node");
        yield return FirstReads.NodePods(node, subject.Namespace);
    }

    private static IEnumerable<ClusterRead> Roles(ThreatSubject subject, ClusterView view)
    {
        if (subject.Seen is null || !view.HasEnded(KubeSources.Namespace) || !view.HasEnded(KubeSources.Cluster))
        {
            yield break;
        }
        var roles = Bindings
            .Readable(Bindings.Of(subject, view))
            .Select(role => (role.IsOfCluster ? KubeTypes.ClusterRole : KubeTypes.Role, (string?)role.Name))
            .ToImmutableArray();
        if (!roles.IsEmpty)
        {
            yield return ClusterRead.Objects(
                KubeSources.Roles,
                roles,
                ["-n", subject.Namespace],
                "reading what the roles of the ServiceAccount allow"
            );
        }
    }

    /// <summary>Who else has the cloud identity is known to the annotations of other namespaces.</summary>
    private static IEnumerable<ClusterRead> Identities(ThreatSubject subject, ClusterView view)
    {
        if (CloudMarks.Of(subject, view)?.Account is not null)
        {
            yield return ClusterRead.Lists(
                KubeSources.Identities,
                [KubeTypes.ServiceAccount],
                ["-A", "--field-selector", $"metadata.namespace!={subject.Namespace}"],
                "looking for other ServiceAccounts with the same cloud identity"
            );
        }
    }

    /// <summary>Kinds of add-ons: those whose group is served, together; each by itself where nobody may list the groups.</summary>
    private static IEnumerable<ClusterRead> AddOns(ThreatPlace place, ClusterView view)
    {
        if (view.List(KubeSources.Cluster, KubeTypes.ApiService) is not { } served)
        {
            return [];
        }
        ImmutableArray<string> here = ["-n", place.Namespace];
        const string purpose = "reading policies, routes and autoscalers of the add-ons";
        const string everywhere = "reading cluster-wide policies and snapshot classes of the add-ons";
        if (!served.IsWhole)
        {
            return
            [
                .. KubeTypes.Extensions.Select(type =>
                    ClusterRead.Lists(AddOn.Source(type), [type], here, $"looking for {type.Plural}")
                ),
                .. KubeTypes.ClusterExtensions.Select(type =>
                    ClusterRead.Lists(AddOn.Source(type), [type], [], $"looking for {type.Plural} of the cluster")
                ),
            ];
        }
        return new[]
        {
            ClusterRead.Lists(KubeSources.Extensions, AddOn.Served(served, KubeTypes.Extensions), here, purpose),
            ClusterRead.Lists(
                KubeSources.ClusterExtensions,
                AddOn.Served(served, KubeTypes.ClusterExtensions),
                [],
                everywhere
            ),
        }.Where(read => !read.Asked.IsEmpty);
    }

    private static bool NeedsEndpoints(ClusterView view) =>
        view.List(KubeSources.Network, KubeTypes.EndpointSlice) is { Items.IsEmpty: true } slices
        && view.List(KubeSources.Network, KubeTypes.Service) is { Items.IsEmpty: false }
        && !(slices.IsWhole && slices.IsServed);
}

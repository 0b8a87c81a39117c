using System.Collections.Immutable;

namespace Quell.Runbook.Probe.Kubectl;

/// <summary>Kinds that not every cluster has: whether this one serves them, and their objects.</summary>
internal static class AddOn
{
    public static string Source(KubeType type) => $"{KubeSources.Prefix}{type.Word}";

    public static ImmutableArray<KubeType> Served(Listing groups, ImmutableArray<KubeType> types) =>
        [.. types.Where(type => Serves(groups, type))];

    public static bool Serves(Listing groups, KubeType type) =>
        groups.Items.Any(item => item.Spec["group"].Is(type.Group));

    /// <summary>Objects of an add-on's kind; a cited none where the cluster does not serve it. Null while that is not known.</summary>
    public static Listing? List(ClusterView view, KubeType type)
    {
        if (view.List(KubeSources.Cluster, KubeTypes.ApiService) is not { } groups)
        {
            return null;
        }
        if (!groups.IsWhole)
        {
            return view.List(Source(type), type);
        }
        var source = KubeTypes.Extensions.Contains(type) ? KubeSources.Extensions : KubeSources.ClusterExtensions;
        return Serves(groups, type) ? view.List(source, type) : groups with { Items = [], IsServed = false };
    }
}

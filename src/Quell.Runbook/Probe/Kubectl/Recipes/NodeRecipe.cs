using System.Collections.Immutable;
using Quell.Domain.Facts;

namespace Quell.Runbook.Probe.Kubectl.Recipes;

/// <summary>The node: whether it may vanish, who manages it, and who else is on it.</summary>
internal static class NodeRecipe
{
    private static readonly ImmutableArray<string> s_ofNode =
    [
        FactKeys.NodeSpot,
        FactKeys.NodeManagedBy,
        FactKeys.NodeProtected,
        FactKeys.NodeUnschedulable,
    ];

    private static readonly ImmutableArray<(string Label, string Manager)> s_managers =
    [
        ("eks.amazonaws.com/nodegroup", "eks nodegroup"),
        ("karpenter.sh/nodepool", "karpenter nodepool"),
        ("karpenter.sh/provisioner-name", "karpenter nodepool"),
        ("cloud.google.com/gke-nodepool", "gke nodepool"),
        ("kubernetes.azure.com/agentpool", "aks agentpool"),
    ];

    private static readonly ImmutableArray<(string Label, string Value)> s_spot =
    [
        ("eks.amazonaws.com/capacityType", "SPOT"),
        ("karpenter.sh/capacity-type", "spot"),
        ("cloud.google.com/gke-spot", "true"),
        ("cloud.google.com/gke-preemptible", "true"),
        ("kubernetes.azure.com/scalesetpriority", "spot"),
        ("node.kubernetes.io/lifecycle", "spot"),
    ];

    public static readonly KubeRecipe Recipe = new([.. s_ofNode, FactKeys.NodeTenants], Read);

    public static Sighting? Find(ThreatSubject subject, ClusterView view) =>
        subject.Node is { } name ? view.Find("Node", string.Empty, name) : null;

    private static IEnumerable<Finding> Read(ThreatSubject subject, ClusterView view) =>
        (Find(subject, view) is { } node ? OfNode(subject, node) : Unread(subject, view)).Concat(
            Tenants(subject, view)
        );

    private static IEnumerable<Finding> OfNode(ThreatSubject subject, Sighting node)
    {
        var manager = s_managers
            .Where(known => node.Label(known.Label) is not null)
            .Select(known => $"{known.Manager}={node.Label(known.Label)}")
            .Take(1)
            .ToImmutableArray();
        var isSpot = s_spot.Any(known =>
            string.Equals(node.Label(known.Label), known.Value, StringComparison.OrdinalIgnoreCase)
        );
        yield return isSpot || !manager.IsEmpty
            ? Finding.Flag(FactKeys.NodeSpot, node, isSpot)
            : Finding.Missing(
                FactKeys.NodeSpot,
                node.Citation,
                "no label of the node says whether it may be taken away"
            );
        yield return Finding.Known(FactKeys.NodeManagedBy, node, manager);
        yield return Finding.Flag(
            FactKeys.NodeProtected,
            node,
            IsProtected(node) || (subject.Pod is { } pod && KeepsNode(pod))
        );
        yield return Finding.Flag(FactKeys.NodeUnschedulable, node, node.Spec["unschedulable"].SaysTrue);
    }

    private static bool IsProtected(Sighting node) =>
        IsTrue(node.Annotation("cluster-autoscaler.kubernetes.io/scale-down-disabled"))
        || IsTrue(node.Annotation("karpenter.sh/do-not-disrupt"));

    /// <summary>A Pod may forbid that its node is taken away.</summary>
    private static bool KeepsNode(Sighting pod) =>
        IsTrue(pod.Annotation("karpenter.sh/do-not-disrupt"))
        || IsTrue(pod.Annotation("karpenter.sh/do-not-evict"))
        || string.Equals(
            pod.Annotation("cluster-autoscaler.kubernetes.io/safe-to-evict"),
            "false",
            StringComparison.OrdinalIgnoreCase
        );

    private static bool IsTrue(string? value) => string.Equals(value, "true", StringComparison.OrdinalIgnoreCase);

    private static IEnumerable<Finding> Unread(ThreatSubject subject, ClusterView view)
    {
        if (subject is { Pod: { } pod, Node: null })
        {
            return s_ofNode
                .Append(FactKeys.NodeTenants)
                .Select(key => Finding.Missing(key, pod.Citation, "the Pod has no node yet"));
        }
        foreach (var source in new[] { KubeSources.Node, KubeSources.Workload })
        {
            if (
                subject.Node is { } node
                && view.HasAsked(source, KubeTypes.Node, node)
                && view.List(source, KubeTypes.Node) is { } list
            )
            {
                var problem = list.Problem ?? new Problem(UnknownReason.Empty, $"node {node} is not there any more");
                return s_ofNode.Select(key => Finding.Missing(key, problem, list.Citation));
            }
        }
        return [];
    }

    private static IEnumerable<Finding> Tenants(ThreatSubject subject, ClusterView view) =>
        subject.Node is not { } node
        || view.List(KubeSources.NodePods, KubeTypes.Pod) is not { } elsewhere
        || view.List(KubeSources.Pods, KubeTypes.Pod) is not { } here
            ? []
            : Finding.Of(
                FactKeys.NodeTenants,
                [here, elsewhere],
                list =>
                    list.Pods.Where(group => group.Nodes.Contains(node, StringComparer.Ordinal))
                        .Where(group =>
                            group.Namespace != subject.Namespace || !subject.Owns(group.OwnerKind, group.OwnerName)
                        )
                        .Select(group => $"{group.OwnerKind}/{group.Namespace}/{group.OwnerName}")
                        .Distinct(StringComparer.Ordinal)
            );
}

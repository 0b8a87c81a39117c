using System.Collections.Immutable;

namespace Quell.Runbook.Probe.Kubectl;

/// <summary>The reads that need only what the event says. They start together.</summary>
public static class FirstReads
{
    public static ImmutableArray<ClusterRead> Of(ThreatPlace place)
    {
        ImmutableArray<string> here = ["-n", place.Namespace];
        var reads = ImmutableArray.Create(
            ClusterRead.Objects(
                KubeSources.Workload,
                Named(place),
                here,
                "reading the Pod, its workload, its namespace and its node"
            ),
            ClusterRead.Lists(
                KubeSources.Network,
                [KubeTypes.Service, KubeTypes.EndpointSlice, KubeTypes.Ingress, KubeTypes.NetworkPolicy],
                here,
                "reading what routes to the workload and which NetworkPolicies are there"
            ),
            ClusterRead.Lists(
                KubeSources.Namespace,
                [
                    KubeTypes.DisruptionBudget,
                    KubeTypes.Autoscaler,
                    KubeTypes.ServiceAccount,
                    KubeTypes.Claim,
                    KubeTypes.RoleBinding,
                ],
                here,
                "reading disruption budgets, autoscalers, ServiceAccounts, claims and role bindings of the namespace"
            ),
            ClusterRead.Lists(
                KubeSources.Pods,
                [KubeTypes.Pod],
                place.Pod is { } pod ? [.. here, "--field-selector", $"metadata.name!={pod}"] : here,
                "counting who else in the namespace uses the same ServiceAccount and claims"
            ),
            ClusterRead.Lists(
                KubeSources.Cluster,
                [
                    KubeTypes.ClusterRoleBinding,
                    KubeTypes.ValidatingWebhook,
                    KubeTypes.MutatingWebhook,
                    KubeTypes.StorageClass,
                    KubeTypes.ApiService,
                ],
                [],
                "reading cluster-wide role bindings, webhooks and storage classes, and which add-ons the cluster has"
            ),
            ClusterRead.Lists(
                KubeSources.Everywhere,
                [KubeTypes.DaemonSet, KubeTypes.Lease],
                // Every node has a lease there.
                ["-A", "--field-selector", "metadata.namespace!=kube-node-lease"],
                "looking for the network plug-in, and for leases that the Pod holds"
            )
        );
        return place.Node is { } node ? reads.Add(NodePods(node, place.Namespace)) : reads;
    }

    /// <summary>Pods of the own namespace are in its own list.</summary>
    public static ClusterRead NodePods(string node, string space) =>
        ClusterRead.Lists(
            KubeSources.NodePods,
            [KubeTypes.Pod],
            ["-A", "--field-selector", $"spec.nodeName={node},metadata.namespace!={space}"],
            "counting who else runs on the node"
        );

    private static ImmutableArray<(KubeType, string?)> Named(ThreatPlace place)
    {
        var objects = ImmutableArray.CreateBuilder<(KubeType, string?)>();
        if (place.Pod is { } pod)
        {
            objects.Add((KubeTypes.Pod, pod));
        }
        if (place.Workload is { } workload)
        {
            objects.Add((workload.Type, workload.Name));
        }
        objects.Add((KubeTypes.Namespace, place.Namespace));
        if (place.Node is { } node)
        {
            objects.Add((KubeTypes.Node, node));
        }
        return objects.ToImmutable();
    }
}

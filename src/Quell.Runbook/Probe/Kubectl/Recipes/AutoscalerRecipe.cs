using Quell.Domain.Facts;

namespace Quell.Runbook.Probe.Kubectl.Recipes;

/// <summary>What changes the number or the size of its Pods by itself.</summary>
internal static class AutoscalerRecipe
{
    public static readonly KubeRecipe Recipe = new([FactKeys.Hpa, FactKeys.Keda, FactKeys.Vpa], Read);

    private static IEnumerable<Finding> Read(ThreatSubject subject, ClusterView view)
    {
        if (subject.Chain.IsEmpty && subject.Pod is null)
        {
            return [];
        }
        return Finding
            .Of(
                FactKeys.Hpa,
                view.List(KubeSources.Namespace, KubeTypes.Autoscaler),
                list =>
                    list.Items.Where(item => IsTarget(subject, item.Spec["scaleTargetRef"]))
                        .Select(item =>
                            $"{item.Object.Name} min={item.Spec["minReplicas"].Number ?? 1} max={item.Spec["maxReplicas"].Text ?? "?"} current={item.Status["currentReplicas"].Number ?? 0}"
                        )
            )
            .Concat(
                Finding.Of(
                    FactKeys.Keda,
                    AddOn.List(view, KubeTypes.ScaledObject),
                    list => list.Items.Where(item => IsTarget(subject, item.Spec["scaleTargetRef"])).Select(Scaled)
                )
            )
            .Concat(
                Finding.Of(
                    FactKeys.Vpa,
                    AddOn.List(view, KubeTypes.VerticalAutoscaler),
                    list =>
                        list.Items.Where(item => IsTarget(subject, item.Spec["targetRef"]))
                            .Select(item =>
                                $"{item.Object.Name} mode={item.Spec["updatePolicy"]["updateMode"].Text ?? "Auto"}"
                            )
                )
            );
    }

    private static string Scaled(Sighting item)
    {
        var paused =
            item.Annotation("autoscaling.keda.sh/paused-replicas") is not null
            || string.Equals(item.Annotation("autoscaling.keda.sh/paused"), "true", StringComparison.OrdinalIgnoreCase);
        return $"{item.Object.Name} min={item.Spec["minReplicaCount"].Number ?? 0} max={item.Spec["maxReplicaCount"].Number ?? 100} paused={(paused ? "true" : "false")}";
    }

    /// <summary>A ScaledObject that names no kind means a Deployment.</summary>
    private static bool IsTarget(ThreatSubject subject, Part target) =>
        subject.Owns(target["kind"].Text ?? "Deployment", target["name"].Text);
}

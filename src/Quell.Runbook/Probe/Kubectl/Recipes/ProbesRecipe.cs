using Quell.Domain.Facts;

namespace Quell.Runbook.Probe.Kubectl.Recipes;

/// <summary>How the kubelet asks the Pod's containers whether they are well.</summary>
internal static class ProbesRecipe
{
    private static readonly (string Key, string Member)[] s_kinds =
    [
        (FactKeys.PodLiveness, "livenessProbe"),
        (FactKeys.PodReadiness, "readinessProbe"),
        (FactKeys.PodStartup, "startupProbe"),
    ];

    public static readonly KubeRecipe Recipe = new([.. s_kinds.Select(kind => kind.Key)], Read);

    private static IEnumerable<Finding> Read(ThreatSubject subject, ClusterView view)
    {
        if (subject.Seen is not { } seen)
        {
            yield break;
        }
        foreach (var (key, member) in s_kinds)
        {
            yield return Finding.Known(
                key,
                seen,
                Containers
                    .Lasting(subject.Spec)
                    .Where(one => one.Container[member].IsObject)
                    .Select(one => Words(one.Container["name"].Text ?? "?", one.Container[member]))
            );
        }
    }

    private static string Words(string container, Part probe)
    {
        var type =
            probe["exec"].Exists ? "exec"
            : probe["httpGet"].Exists ? "http"
            : probe["tcpSocket"].Exists ? "tcp"
            : probe["grpc"].Exists ? "grpc"
            : "other";
        return $"container={container} type={type} period={probe["periodSeconds"].Number ?? 10} failureThreshold={probe["failureThreshold"].Number ?? 3} timeout={probe["timeoutSeconds"].Number ?? 1} initialDelay={probe["initialDelaySeconds"].Number ?? 0}";
    }
}

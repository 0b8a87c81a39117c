using Quell.Domain.Facts;

namespace Quell.Runbook.Probe.Kubectl.Recipes;

/// <summary>The proxies of a service mesh beside the workload, or around it.</summary>
internal static class MeshRecipe
{
    private const string Mode = "istio.io/dataplane-mode";

    public static readonly KubeRecipe Recipe = new([FactKeys.Sidecar, FactKeys.Ambient], Read);

    private static IEnumerable<Finding> Read(ThreatSubject subject, ClusterView view)
    {
        if (subject.Seen is not { } seen)
        {
            yield break;
        }
        yield return Finding.Known(
            FactKeys.Sidecar,
            seen,
            Containers
                .Lasting(subject.Spec)
                .Select(one => (Mesh: MeshOf(one.Container), Name: one.Container["name"].Text, one.IsNativeSidecar))
                .Where(one => one.Mesh is not null)
                .Select(one => $"{one.Mesh} container={one.Name} native={(one.IsNativeSidecar ? "true" : "false")}")
        );
        if (subject.Pod?.Annotation("ambient.istio.io/redirection") is "enabled")
        {
            yield return Finding.Flag(FactKeys.Ambient, seen, true);
        }
        else if (view.Find("Namespace", string.Empty, subject.Namespace) is { } space)
        {
            var mode = subject.Labels.GetValueOrDefault(Mode) ?? space.Label(Mode);
            yield return Finding.Flag(FactKeys.Ambient, space, mode is "ambient");
        }
        else if (view.List(KubeSources.Workload, KubeTypes.Namespace) is { Problem: { } problem } asked)
        {
            yield return Finding.Missing(FactKeys.Ambient, problem, asked.Citation);
        }
    }

    private static string? MeshOf(Part container)
    {
        var name = container["name"].Text ?? string.Empty;
        var image = container["image"].Text ?? string.Empty;
        return name is "istio-proxy" || image.Contains("istio/proxyv2", StringComparison.Ordinal) ? "istio"
            : name is "linkerd-proxy" ? "linkerd"
            : name is "consul-dataplane" or "envoy-sidecar" or "consul-connect-envoy-sidecar" ? "consul"
            : null;
    }
}

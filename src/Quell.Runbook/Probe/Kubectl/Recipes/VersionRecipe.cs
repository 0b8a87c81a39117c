using Quell.Domain.Facts;

namespace Quell.Runbook.Probe.Kubectl.Recipes;

/// <summary>Which very objects were read, in which version: what a write is pinned to.</summary>
internal static class VersionRecipe
{
    public static readonly KubeRecipe Recipe = new([FactKeys.ObjectVersions], Read);

    private static IEnumerable<Finding> Read(ThreatSubject subject, ClusterView view)
    {
        var seen = Objects(subject, view)
            .Where(item => Words(item) is not null)
            .DistinctBy(item => Words(item), StringComparer.Ordinal)
            .OrderBy(item => Words(item), StringComparer.Ordinal)
            .ToList();
        if (seen.Count == 0)
        {
            return [];
        }
        var citation = new Citation(
            string.Join(", ", seen.Select(item => item.Citation.Source).Distinct(StringComparer.Ordinal)),
            string.Join("; ", seen.Select(item => item.Citation.Command).Distinct(StringComparer.Ordinal))
        );
        return
        [
            Finding.Known(
                FactKeys.ObjectVersions,
                citation,
                seen.Min(item => item.At),
                seen.Select(item => Words(item)!)
            ),
        ];
    }

    private static IEnumerable<Sighting> Objects(ThreatSubject subject, ClusterView view)
    {
        var bindings = Bindings.Of(subject, view).ToList();
        return
        [
            .. new[]
            {
                subject.Pod,
                subject.Node is { } node ? view.Find("Node", string.Empty, node) : null,
                view.Find("ServiceAccount", string.Empty, subject.ServiceAccount, subject.Namespace),
            }.OfType<Sighting>(),
            .. subject.Chain.Select(link => link.Seen).OfType<Sighting>(),
            .. view.List(KubeSources.Namespace, KubeTypes.Autoscaler)?.Items.Where(item => Scales(subject, item)) ?? [],
            .. AddOn.List(view, KubeTypes.ScaledObject)?.Items.Where(item => Scales(subject, item)) ?? [],
            .. Delivery.Marks(subject).SelectMany(mark => Delivers(view, mark)),
            .. bindings.Select(binding => binding.Seen),
            .. bindings
                .Where(binding => !binding.Role.IsOfCluster)
                .Select(binding => view.Find("Role", KubeTypes.Role.Group, binding.Role.Name, subject.Namespace))
                .OfType<Sighting>(),
        ];
    }

    private static IEnumerable<Sighting> Delivers(ClusterView view, Delivery.Mark mark) =>
        (
            mark.Tool is "argocd"
                ? view.List(KubeSources.ArgoCd, KubeTypes.Application)
                : view.List($"{KubeSources.Flux} {mark.Type.Kind.ToLowerInvariant()}", mark.Type)
        )?.Items.Where(item => item.Object.Name == mark.Name) ?? [];

    /// <summary>A ScaledObject that names no kind means a Deployment.</summary>
    private static bool Scales(ThreatSubject subject, Sighting scaler) =>
        subject.Owns(
            scaler.Spec["scaleTargetRef"]["kind"].Text ?? "Deployment",
            scaler.Spec["scaleTargetRef"]["name"].Text
        );

    /// <summary>Kubernetes' own kinds go by their name alone, all others by name and group.</summary>
    private static string? Words(Sighting item)
    {
        var (uid, version) = (item.Metadata["uid"].Text, item.Metadata["resourceVersion"].Text);
        if (uid is null || version is null)
        {
            return null;
        }
        var seen = item.Object;
        var kind = KubeTypes.IsOwn(seen.Group) ? seen.Kind : $"{seen.Kind}.{seen.Group}";
        var name = seen.Namespace is { } space ? $"{space}/{seen.Name}" : seen.Name;
        return $"{kind}/{name} uid={uid} resourceVersion={version}";
    }
}

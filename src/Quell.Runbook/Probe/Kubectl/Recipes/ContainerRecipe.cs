using Quell.Domain.Facts;

namespace Quell.Runbook.Probe.Kubectl.Recipes;

/// <summary>The privileges of the Pod's containers.</summary>
internal static class ContainerRecipe
{
    public static readonly KubeRecipe Recipe = new(
        [FactKeys.PodPrivileged, FactKeys.PodCapabilities, FactKeys.PodHostPath],
        Read
    );

    private static IEnumerable<Finding> Read(ThreatSubject subject, ClusterView view)
    {
        if (subject.Seen is not { } seen)
        {
            yield break;
        }
        var containers = Containers.All(subject.Spec).ToList();
        yield return Finding.Flag(
            FactKeys.PodPrivileged,
            seen,
            containers.Exists(container => container["securityContext"]["privileged"].SaysTrue)
        );
        yield return Finding.Known(
            FactKeys.PodCapabilities,
            seen,
            containers
                .SelectMany(container => container["securityContext"]["capabilities"]["add"].Texts)
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal)
        );
        yield return Finding.Known(
            FactKeys.PodHostPath,
            seen,
            subject
                .Spec["volumes"]
                .Items.Where(volume => volume["hostPath"].Exists)
                .Select(volume =>
                    $"{volume["hostPath"]["path"].Text} readOnly={(IsReadOnly(volume["name"].Text, containers) ? "true" : "false")}"
                )
        );
    }

    /// <summary>Read-only where every container that mounts it says so.</summary>
    private static bool IsReadOnly(string? volume, List<Part> containers)
    {
        var mounts = containers
            .SelectMany(container => container["volumeMounts"].Items)
            .Where(mount => mount["name"].Is(volume ?? string.Empty))
            .ToList();
        return mounts.Count > 0 && mounts.TrueForAll(mount => mount["readOnly"].SaysTrue);
    }
}

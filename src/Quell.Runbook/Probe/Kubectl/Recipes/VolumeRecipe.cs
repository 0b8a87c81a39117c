using System.Collections.Immutable;
using Quell.Domain.Facts;

namespace Quell.Runbook.Probe.Kubectl.Recipes;

/// <summary>What the Pod's data lies on, who else writes to it, and whether it can be snapshotted.</summary>
internal static class VolumeRecipe
{
    public static readonly KubeRecipe Recipe = new(
        [FactKeys.Volumes, FactKeys.VolumeClaim, FactKeys.VolumeSharedBy, FactKeys.SnapshotClass],
        Read
    );

    private static IEnumerable<Finding> Read(ThreatSubject subject, ClusterView view)
    {
        if (subject.Seen is not { } seen)
        {
            return [];
        }
        var pod = subject.Pod?.Object.Name ?? string.Empty;
        var claims = PodVolumes.Claims(subject.Spec, pod).ToImmutableArray();
        var volumes = subject.Spec["volumes"].Items.ToList();
        return claims.IsEmpty ? WithoutClaims(seen, volumes, pod) : WithClaims(subject, view, volumes, claims, pod);
    }

    private static IEnumerable<Finding> WithoutClaims(Sighting seen, List<Part> volumes, string pod) =>
        [
            Finding.Known(FactKeys.Volumes, seen, volumes.Select(volume => VolumeWords.Of(volume, pod, null, null))),
            Finding.Known(FactKeys.VolumeClaim, seen),
            Finding.Known(FactKeys.VolumeSharedBy, seen),
            Finding.Known(FactKeys.SnapshotClass, seen),
        ];

    private static IEnumerable<Finding> WithClaims(
        ThreatSubject subject,
        ClusterView view,
        List<Part> volumes,
        ImmutableArray<string> claims,
        string pod
    )
    {
        var seen = subject.Seen!;
        yield return Finding.Known(FactKeys.VolumeClaim, seen, claims);
        var (listed, classes) = (
            view.List(KubeSources.Namespace, KubeTypes.Claim),
            view.List(KubeSources.Cluster, KubeTypes.StorageClass)
        );
        if (listed is not null && classes is not null)
        {
            var words = volumes.Select(volume => VolumeWords.Of(volume, pod, listed, classes));
            yield return listed.IsWhole
                ? Finding.Known(FactKeys.Volumes, Joined(seen, listed, classes), listed.At, words)
                : Finding.Known(FactKeys.Volumes, seen, words);
            foreach (var finding in Snapshots(listed, classes, claims, view))
            {
                yield return finding;
            }
        }
        foreach (var finding in Shared(subject, view, claims))
        {
            yield return finding;
        }
    }

    private static Citation Joined(Sighting seen, params Listing[] lists)
    {
        var of = Finding.Join(lists);
        return new Citation($"{seen.Citation.Source}, {of.Source}", $"{seen.Citation.Command}; {of.Command}");
    }

    private static IEnumerable<Finding> Snapshots(
        Listing listed,
        Listing classes,
        ImmutableArray<string> claims,
        ClusterView view
    )
    {
        if (AddOn.List(view, KubeTypes.SnapshotClass) is not { } snapshots)
        {
            return [];
        }
        var drivers = claims
            .Select(claim => VolumeWords.DriverOf(claim, listed, classes))
            .OfType<string>()
            .ToHashSet(StringComparer.Ordinal);
        return Finding.Of(
            FactKeys.SnapshotClass,
            snapshots,
            list =>
                list.Items.Where(item => item.Fields["driver"].Text is { } driver && drivers.Contains(driver))
                    .Select(item =>
                        $"{item.Object.Name} driver={item.Fields["driver"].Text} deletionPolicy={item.Fields["deletionPolicy"].Text ?? "?"}"
                    )
        );
    }

    private static IEnumerable<Finding> Shared(
        ThreatSubject subject,
        ClusterView view,
        ImmutableArray<string> claims
    ) =>
        Finding.Of(
            FactKeys.VolumeSharedBy,
            view.List(KubeSources.Pods, KubeTypes.Pod),
            list =>
                list.Pods.SelectMany(group =>
                        group
                            .Claims.Where(claim => claims.Contains(claim, StringComparer.Ordinal))
                            .Select(claim => $"claim={claim} {group.OwnerKind}/{group.OwnerName}")
                    )
                    .Distinct(StringComparer.Ordinal)
                    .Order(StringComparer.Ordinal)
        );
}

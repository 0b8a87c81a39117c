using Quell.Domain.Facts;

namespace Quell.Runbook.Probe.Kubectl.Recipes;

/// <summary>The ServiceAccount, its token, and who else runs as it.</summary>
internal static class AccountRecipe
{
    private const string TokenPath = "/var/run/secrets/kubernetes.io/serviceaccount";

    public static readonly KubeRecipe Recipe = new(
        [
            FactKeys.ServiceAccount,
            FactKeys.ServiceAccountAutomount,
            FactKeys.TokenType,
            FactKeys.ServiceAccountSharedBy,
        ],
        Read
    );

    private static IEnumerable<Finding> Read(ThreatSubject subject, ClusterView view)
    {
        if (subject.Seen is not { } seen)
        {
            yield break;
        }
        yield return Finding.Known(FactKeys.ServiceAccount, seen, subject.ServiceAccount);
        foreach (var finding in subject.Pod is { } pod ? OfPod(pod) : OfTemplate(subject, view))
        {
            yield return finding;
        }
        foreach (
            var finding in Finding.Of(
                FactKeys.ServiceAccountSharedBy,
                view.List(KubeSources.Pods, KubeTypes.Pod),
                list => SharedBy(subject, list)
            )
        )
        {
            yield return finding;
        }
    }

    /// <summary>What is mounted counts, not what was asked for.</summary>
    private static IEnumerable<Finding> OfPod(Sighting pod)
    {
        var mounts = Containers
            .All(pod.Spec)
            .SelectMany(container => container["volumeMounts"].Items)
            .Where(mount => mount["mountPath"].Is(TokenPath))
            .Select(mount => mount["name"].Text)
            .ToHashSet(StringComparer.Ordinal);
        var volumes = pod.Spec["volumes"].Items.Where(volume => mounts.Contains(volume["name"].Text)).ToList();
        yield return Finding.Flag(FactKeys.ServiceAccountAutomount, pod, volumes.Count > 0);
        yield return Finding.Known(
            FactKeys.TokenType,
            pod,
            volumes.Select(volume => volume["secret"].Exists ? "legacy" : "bound").Distinct(StringComparer.Ordinal)
        );
    }

    private static IEnumerable<Finding> OfTemplate(ThreatSubject subject, ClusterView view)
    {
        if (subject.Spec["automountServiceAccountToken"].Flag is { } asked)
        {
            return [Finding.Flag(FactKeys.ServiceAccountAutomount, subject.Seen!, asked)];
        }
        return Finding.Of(
            FactKeys.ServiceAccountAutomount,
            view.List(KubeSources.Namespace, KubeTypes.ServiceAccount),
            list =>
                list.Items.Where(item => item.Object.Name == subject.ServiceAccount)
                    .Select(item => item.Fields["automountServiceAccountToken"].Flag == false ? "false" : "true")
        );
    }

    private static IEnumerable<string> SharedBy(ThreatSubject subject, Listing list) =>
        list
            .Pods.Where(group =>
                group.ServiceAccount == subject.ServiceAccount
                && !subject.Owns(group.OwnerKind, group.OwnerName)
                && group.OwnerName != subject.Pod?.Object.Name
            )
            .Select(group => $"{group.OwnerKind}/{group.OwnerName}")
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal);
}

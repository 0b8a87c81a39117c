using System.Collections.Immutable;
using Quell.Domain.Facts;

namespace Quell.Runbook.Probe.Kubectl.Recipes;

/// <summary>Signs that the workload is one that others depend on.</summary>
internal static class CriticalityRecipe
{
    private static readonly ImmutableArray<string> s_labels = ["tier", "criticality", "service-tier", "app-tier"];

    public static readonly KubeRecipe Recipe = new([FactKeys.Criticality], Read);

    private static IEnumerable<Finding> Read(ThreatSubject subject, ClusterView view)
    {
        if (subject.Seen is not { } seen)
        {
            yield break;
        }
        var signs = new List<string>();
        if (
            subject.Spec["priorityClassName"].Text
            is { } priority
                and ("system-node-critical" or "system-cluster-critical")
        )
        {
            signs.Add($"priorityClass={priority}");
        }
        if (subject.Namespace is "kube-system")
        {
            signs.Add("namespace=kube-system");
        }
        signs.AddRange(
            subject
                .Labels.Where(label => s_labels.Contains(label.Key, StringComparer.Ordinal) && IsHigh(label.Value))
                .Select(label => $"label {label.Key}={label.Value}")
        );
        yield return Finding.Known(FactKeys.Criticality, seen, signs);
    }

    private static bool IsHigh(string value) =>
        value.ToLowerInvariant() is "0" or "tier0" or "tier-0" or "t0" or "critical" or "mission-critical" or "high";
}

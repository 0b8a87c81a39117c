namespace Quell.Runbook.Probe.Kubectl;

/// <summary>The claims that a Pod's volumes lead to.</summary>
public static class PodVolumes
{
    /// <summary>Names of claims, those included that Kubernetes makes for an ephemeral volume.</summary>
    public static IEnumerable<string> Claims(Part spec, string podName)
    {
        foreach (var volume in spec["volumes"].Items)
        {
            if (ClaimOf(volume, podName) is { } claim)
            {
                yield return claim;
            }
        }
    }

    public static string? ClaimOf(Part volume, string podName) =>
        volume["persistentVolumeClaim"]["claimName"].Text
        ?? (volume["ephemeral"].Exists && volume["name"].Text is { } name ? $"{podName}-{name}" : null);
}

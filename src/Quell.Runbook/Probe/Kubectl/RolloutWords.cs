namespace Quell.Runbook.Probe.Kubectl;

/// <summary>How a workload replaces its Pods, in the words of the vocabulary.</summary>
internal static class RolloutWords
{
    /// <summary>Of a custom kind only what it says itself: it has no defaults that are known here.</summary>
    public static string? OfCustom(Sighting workload) =>
        workload.Spec["strategy"]["type"].Text
        ?? workload.Spec["strategy"].Members.Select(member => member.Key).FirstOrDefault();

    public static IEnumerable<string> Of(Sighting workload)
    {
        var rule = workload.Object.Kind is "StatefulSet" or "DaemonSet"
            ? workload.Spec["updateStrategy"]
            : workload.Spec["strategy"];
        if (workload.Object.Kind is "ReplicaSet" or "ReplicationController")
        {
            yield break;
        }
        var type =
            rule["type"].Text ?? (rule.IsObject && rule.Members.Any() ? rule.Members.First().Key : "RollingUpdate");
        var rolling = rule["rollingUpdate"];
        yield return type is not "RollingUpdate" ? type
        : workload.Object.Kind is "StatefulSet" ? $"RollingUpdate partition={rolling["partition"].Number ?? 0}"
        : workload.Object.Kind is "DaemonSet" ? $"RollingUpdate maxUnavailable={rolling["maxUnavailable"].Text ?? "1"}"
        : $"RollingUpdate maxUnavailable={rolling["maxUnavailable"].Text ?? "25%"} maxSurge={rolling["maxSurge"].Text ?? "25%"}";
    }
}

using Quell.Domain.Events;

namespace Quell.Runbook.Watch;

/// <summary>When an event is the threat again.</summary>
public static class Refire
{
    /// <summary>The same rule; for machine-learning detections, which have none, the same policy and kind of content.</summary>
    public static bool SameRule(ThreatEvent threat, ThreatEvent seen) =>
        threat.RuleName is { } rule
            ? string.Equals(rule, seen.RuleName, StringComparison.Ordinal)
            : threat.PolicyId is not null
                && string.Equals(threat.PolicyId, seen.PolicyId, StringComparison.Ordinal)
                && string.Equals(threat.ContentType, seen.ContentType, StringComparison.Ordinal);

    /// <summary>The same workload; where the event names none, the same identity or host.</summary>
    public static bool SamePlace(ThreatEvent threat, ThreatEvent seen)
    {
        if (threat.Label("kubernetes.workload.name") is not null)
        {
            return Same(threat.Label, seen.Label, "kubernetes.cluster.name")
                && Same(threat.Label, seen.Label, "kubernetes.namespace.name")
                && Same(threat.Label, seen.Label, "kubernetes.workload.name");
        }
        return threat.Field("ct.user.arn") is not null
            ? Same(threat.Field, seen.Field, "ct.user.arn")
            : threat.Label("host.hostName") is not null && Same(threat.Label, seen.Label, "host.hostName");
    }

    private static bool Same(Func<string, string?> threat, Func<string, string?> seen, string name) =>
        string.Equals(threat(name), seen(name), StringComparison.Ordinal);
}

using System.Collections.Immutable;
using Quell.Domain.Events;

namespace Quell.Adapters.Tests.Surfaces.Kubectl;

/// <summary>An event about a workload, as the tenant labels it.</summary>
internal static class Threat
{
    public const string Cluster = "prod-eu-1";

    public static ThreatEvent At(
        string space,
        string? pod,
        string? kind = null,
        string? workload = null,
        string? node = null,
        string? containerId = null
    )
    {
        var labels = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["kubernetes.cluster.name"] = Cluster,
            ["kubernetes.namespace.name"] = space,
            ["kubernetes.pod.name"] = pod,
            ["kubernetes.workload.type"] = kind,
            ["kubernetes.workload.name"] = workload,
            ["kubernetes.node.name"] = node,
        };
        return new ThreatEvent
        {
            Id = "17f0a1b2c3d4e5f60718293a4b5c6d7e",
            TimestampNs = 1_772_358_000_000_000_000,
            Severity = 1,
            PolicyName = "Malware",
            RuleName = "Detect crypto miners",
            PolicyId = "10042",
            ContentType = "workloadRuntimeDetection",
            Source = "syscall",
            Category = "runtime",
            Engine = "falco",
            Output = "miner started",
            RuleTags = [],
            Actions = [],
            Fields = containerId is null
                ? ImmutableSortedDictionary<string, string>.Empty
                : ImmutableSortedDictionary<string, string>.Empty.Add("container.id", containerId),
            Labels = labels
                .Where(label => label.Value is not null)
                .ToImmutableSortedDictionary(label => label.Key, label => label.Value!, StringComparer.Ordinal),
        };
    }
}

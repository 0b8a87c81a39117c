using System.Collections.Immutable;
using Quell.Domain.Events;

namespace Quell.Fuzz.Targets;

/// <summary>A threat in a Deployment, for readers that need one to read for.</summary>
internal static class Example
{
    public static ThreatEvent Threat { get; } =
        new()
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
            Fields = ImmutableSortedDictionary<string, string>.Empty.Add("container.id", "1f0c2a3b4d5e"),
            Labels = ImmutableSortedDictionary<string, string>
                .Empty.Add("kubernetes.cluster.name", "prod-eu-1")
                .Add("kubernetes.namespace.name", "shop")
                .Add("kubernetes.pod.name", "checkout-1")
                .Add("kubernetes.workload.type", "deployment")
                .Add("kubernetes.workload.name", "checkout-1")
                .Add("kubernetes.node.name", "n-1"),
        };
}

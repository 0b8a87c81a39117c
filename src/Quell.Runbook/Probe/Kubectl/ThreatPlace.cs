using Quell.Domain.Events;
using Quell.Domain.Text;

namespace Quell.Runbook.Probe.Kubectl;

/// <summary>Where in its cluster a threat is, as far as its event says so in words that may stand in a command line.</summary>
/// <param name="Workload">Kind and name; null where the event names none of Kubernetes' own.</param>
public sealed record ThreatPlace(string Namespace, string? Pod, (KubeType Type, string Name)? Workload, string? Node)
{
    public const string NamespaceLabel = "kubernetes.namespace.name";

    /// <summary>Id of the event's container, 12 or 64 digits; null where it names none.</summary>
    public string? ContainerId { get; init; }

    /// <summary>Name of the event's container as the Pod has it; null where it names none.</summary>
    public string? ContainerName { get; init; }

    private const string PodLabel = "kubernetes.pod.name";
    private const string KindLabel = "kubernetes.workload.type";
    private const string NameLabel = "kubernetes.workload.name";
    private const string NodeLabel = "kubernetes.node.name";

    /// <summary>Null where the event names no namespace, or none that may be asked for.</summary>
    public static ThreatPlace? Of(ThreatEvent threat) =>
        threat.Label(NamespaceLabel) is { } space && Alphabets.Matches(Alphabet.DnsLabel, space)
            ? new ThreatPlace(space, Name(threat, PodLabel), WorkloadOf(threat), Name(threat, NodeLabel))
            {
                ContainerId = threat.Field("container.id"),
                ContainerName = ContainerOf(threat.Label("container.name")),
            }
            : null;

    /// <summary>A runtime's own name of it is <c>k8s_NAME_POD_…</c>.</summary>
    private static string? ContainerOf(string? name) =>
        name is not null && name.StartsWith("k8s_", StringComparison.Ordinal) ? name.Split('_')[1] : name;

    /// <summary>What of the event cannot be asked for, because it is not what it claims to be; null when all can.</summary>
    public static string? Strange(ThreatEvent threat)
    {
        foreach (var label in new[] { NamespaceLabel, PodLabel, NameLabel, NodeLabel })
        {
            var alphabet = label is NamespaceLabel ? Alphabet.DnsLabel : Alphabet.DnsSubdomain;
            if (threat.Label(label) is { Length: > 0 } value && !Alphabets.Matches(alphabet, value))
            {
                return $"{label} of the event is {Printable.Of(value, 80)}, which is not {Alphabets.Describe(alphabet)}";
            }
        }
        return null;
    }

    private static string? Name(ThreatEvent threat, string label) =>
        threat.Label(label) is { } name && Alphabets.Matches(Alphabet.DnsSubdomain, name) ? name : null;

    private static (KubeType, string)? WorkloadOf(ThreatEvent threat) =>
        KubeTypes.Workload(threat.Label(KindLabel)) is { } type && Name(threat, NameLabel) is { } name
            ? (type, name)
            : null;
}

namespace Quell.Runbook.Probe.Kubectl;

/// <summary>One step of an owner chain.</summary>
/// <param name="Seen">The owner itself; null while, or where, it was not read.</param>
public sealed record OwnerLink(string Kind, string Group, string Name, Sighting? Seen)
{
    public bool IsOwn =>
        Group.Length == 0
        || !Group.Contains('.', StringComparison.Ordinal)
        || Group.EndsWith(".k8s.io", StringComparison.Ordinal);

    /// <summary><c>Deployment/checkout</c>; a kind of another group with it: <c>Kafka.kafka.strimzi.io/events</c>.</summary>
    public string Words => IsOwn ? $"{Kind}/{Name}" : $"{Kind}.{Group}/{Name}";

    /// <summary>How kubectl is asked for it; null where its words may not stand in a command line.</summary>
    public KubeType? Type =>
        KubeTypes.Workload(Kind) is { } own && own.Group == Group ? own : KubeType.Custom(Kind, Group);

    /// <summary>The controller of an object, else its first owner; null where it has none.</summary>
    public static OwnerLink? Of(Sighting owned)
    {
        var owners = owned.Metadata["ownerReferences"].Items.ToList();
        var owner = owners.Find(one => one["controller"].SaysTrue);
        owner = owner.Exists ? owner : owners.FirstOrDefault();
        if (owner["kind"].Text is not { } kind || owner["name"].Text is not { } name)
        {
            return null;
        }
        var api = owner["apiVersion"].Text ?? string.Empty;
        var slash = api.IndexOf('/', StringComparison.Ordinal);
        return new OwnerLink(kind, slash < 0 ? string.Empty : api[..slash], name, null);
    }
}

using System.Collections.Immutable;

namespace Quell.Domain.Calls;

/// <summary>Pods of a list that have the same owner, ServiceAccount and claims: all that step B needs to know of Pods that are not the threat's.</summary>
public sealed record PodGroup
{
    public required string Namespace { get; init; }

    /// <summary>Kind and name of the controller, a Deployment's rather than its ReplicaSet's; <c>Pod</c> and its name where there is none.</summary>
    public required string OwnerKind { get; init; }
    public required string OwnerName { get; init; }
    public required string ServiceAccount { get; init; }
    public ImmutableArray<string> Claims { get; init; } = [];

    /// <summary>Nodes on which they are, each once.</summary>
    public ImmutableArray<string> Nodes { get; init; } = [];

    /// <summary>How many have not ended.</summary>
    public int Count { get; init; }
    public int Ready { get; init; }
}

using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace Quell.Lab.Scenarios;

/// <summary>A Kubernetes cluster as its plain manifests, live fields (status, uid) included where they matter.</summary>
internal sealed record ClusterSpec
{
    public required string Name { get; init; }

    public required string Version { get; init; }

    public required string Platform { get; init; }

    /// <summary>What the local kubeconfig calls it; the current context.</summary>
    public required string Context { get; init; }

    /// <summary>Who the local kubeconfig is to the cluster.</summary>
    public required string User { get; init; }

    public required ImmutableArray<JsonObject> Objects { get; init; }

    /// <summary>What that user may not do; everything else they may.</summary>
    public required ImmutableArray<ForbiddenAccess> Forbidden { get; init; }

    public required ImmutableArray<LogSpec> Logs { get; init; }
}

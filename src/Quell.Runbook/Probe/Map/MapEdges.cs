using System.Collections.Immutable;
using Quell.Domain.Facts;

namespace Quell.Runbook.Probe.Map;

/// <summary>What leads to the workload, and what it leads to.</summary>
public static class MapEdges
{
    private static readonly ImmutableArray<(string Key, string Words, bool Inward)> s_edges =
    [
        (FactKeys.Ingress, "routes to", true),
        (FactKeys.Services, "selects", true),
        (FactKeys.Webhooks, "calls", true),
        (FactKeys.OwnerChain, "owns", true),
        (FactKeys.GitOps, "delivers", true),
        (FactKeys.Hpa, "scales", true),
        (FactKeys.PdbCovering, "protects", true),
        (FactKeys.NetworkPolicies, "limits", true),
        (FactKeys.Sidecar, "has sidecar", false),
        (FactKeys.Outbound, "connects to", false),
        (FactKeys.Volumes, "mounts", false),
        (FactKeys.Node, "runs on", false),
        (FactKeys.ServiceAccount, "runs as", false),
        (FactKeys.RbacBindings, "is bound by", false),
        (FactKeys.CloudIdentity, "may act as", false),
        (FactKeys.CloudUserArn, "acted as", false),
        (FactKeys.RoleAttached, "is allowed by", false),
    ];

    /// <summary>Only those of which the map has a line.</summary>
    public static ImmutableArray<MapEdge> Of(MiniMap map)
    {
        var lines = map
            .Sections.SelectMany(section => section.Lines)
            .DistinctBy(line => line.Key, StringComparer.Ordinal)
            .ToDictionary(line => line.Key, StringComparer.Ordinal);
        return
        [
            .. s_edges
                .Where(edge => lines.ContainsKey(edge.Key))
                .Select(edge => new MapEdge(lines[edge.Key].Words, edge.Words, edge.Inward, lines[edge.Key].Fact)),
        ];
    }
}

using System.Collections.Immutable;
using Quell.Domain.Facts;
using Quell.Runbook.Cases;
using Quell.Runbook.Probe.Map;

namespace Quell.Runbook.Report;

/// <summary>The map as a graph: the workload, what leads to it, what it leads to, and what of that nobody knows.</summary>
/// <param name="Title">What stands in the middle; outside text.</param>
/// <param name="Details">A few words about it, such as its kind and the process that the event named; outside text.</param>
public sealed record BlastRadius(
    string Title,
    ImmutableArray<string> Details,
    ImmutableArray<BlastNode> Inward,
    ImmutableArray<BlastNode> Outward,
    ImmutableArray<string> UnknownInward,
    ImmutableArray<string> UnknownOutward
)
{
    private const int MostEach = 5;

    public static BlastRadius Of(CaseState state, MiniMap map)
    {
        var edges = MapEdges.Of(map);
        return new BlastRadius(
            map.Title,
            [.. DetailsOf(state)],
            [.. Nodes(edges, inward: true)],
            [.. Nodes(edges, inward: false)],
            [.. Unknown(edges, inward: true)],
            [.. Unknown(edges, inward: false)]
        );
    }

    private static IEnumerable<string> DetailsOf(CaseState state)
    {
        if (state.Value(FactKeys.WorkloadKind) is { } kind)
        {
            yield return kind;
        }
        if (state.Value(FactKeys.ProcessName) is { } process)
        {
            yield return state.Value(FactKeys.ProcessId) is { } id ? $"{process} (PID {id})" : process;
        }
        if (state.Value(FactKeys.Image) is { } image)
        {
            yield return image;
        }
    }

    private static IEnumerable<BlastNode> Nodes(ImmutableArray<MapEdge> edges, bool inward) =>
        edges
            .Where(edge => edge.Inward == inward)
            .SelectMany(edge =>
            {
                var values = edge
                    .Fact.AllReadings.SelectMany(reading => reading.Values)
                    .Distinct(StringComparer.Ordinal)
                    .ToList();
                var conflicts = edge.Fact is Fact.Conflicting;
                var shown = values.Count <= MostEach ? values : values[..(MostEach - 1)];
                return shown
                    .Select(value => new BlastNode(edge.Words, value, conflicts))
                    .Concat(
                        shown.Count == values.Count
                            ? []
                            : [new BlastNode(edge.Words, $"{values.Count - shown.Count} more", conflicts)]
                    );
            });

    private static IEnumerable<string> Unknown(ImmutableArray<MapEdge> edges, bool inward) =>
        edges.Where(edge => edge.Inward == inward && edge.Fact is Fact.Unknown).Select(edge => edge.What);
}

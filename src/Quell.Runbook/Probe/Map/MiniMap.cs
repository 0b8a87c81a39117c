using System.Collections.Immutable;
using Quell.Domain.Facts;

namespace Quell.Runbook.Probe.Map;

/// <summary>What the threat touches, as the case knows it: one model, rendered as tree, table, diagram and JSON.</summary>
/// <param name="Title">The workload, or what else the threat is on; outside text, to be escaped.</param>
/// <param name="Sections">In the runbook's order.</param>
/// <param name="Sources">Every call that a line cites, once, in order of first use.</param>
public sealed record MiniMap(string Title, ImmutableArray<MapSection> Sections, ImmutableArray<Citation> Sources)
{
    /// <summary>True where the practice tenant played kubectl and aws: their lines cannot be run anywhere else.</summary>
    public bool SimulatedPrograms { get; init; }

    /// <summary>What to say behind a source; empty for one that was really asked.</summary>
    public string MarkOf(Citation citation) =>
        SimulatedPrograms
        && (
            citation.Command.StartsWith("kubectl ", StringComparison.Ordinal)
            || citation.Command.StartsWith("aws ", StringComparison.Ordinal)
        )
            ? ", simulated"
            : string.Empty;
}

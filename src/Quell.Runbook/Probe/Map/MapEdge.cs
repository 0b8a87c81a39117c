using Quell.Domain.Facts;

namespace Quell.Runbook.Probe.Map;

/// <summary>One way in which something is tied to the workload, with what is known of it.</summary>
/// <param name="What">The things, in a word or two, as the map calls them.</param>
/// <param name="Words">How they are tied to it.</param>
/// <param name="Inward">True where it leads to the workload.</param>
public sealed record MapEdge(string What, string Words, bool Inward, Fact Fact);

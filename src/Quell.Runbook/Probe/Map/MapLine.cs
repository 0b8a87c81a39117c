using Quell.Domain.Facts;

namespace Quell.Runbook.Probe.Map;

/// <summary>One line of the map: a fact with its words; an unknown is a line too.</summary>
/// <param name="Words">What it is, in a word or two.</param>
/// <param name="Fact">What is known of it. Values are outside text, to be escaped.</param>
/// <param name="Tells">For an unknown: the exact command that would tell, as far as its names are known; else empty.</param>
public sealed record MapLine(string Words, Fact Fact, string Tells)
{
    public string Key => Fact.Key;
}

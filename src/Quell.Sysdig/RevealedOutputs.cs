using System.Collections.Immutable;
using Quell.Runbook.Ports;

namespace Quell.Sysdig;

/// <summary>Output URLs in full, for one look on a terminal. They are bearer secrets: never keep or log them.</summary>
public abstract record RevealedOutputs
{
    private RevealedOutputs() { }

    /// <param name="Urls">Output name to URL; empty when the execution has no output that is one.</param>
    public sealed record Shown(ImmutableSortedDictionary<string, string> Urls) : RevealedOutputs
    {
        public override string ToString() => $"Shown {{ {Urls.Count} URLs }}";
    }

    public sealed record NotShown(Trouble Trouble) : RevealedOutputs;
}

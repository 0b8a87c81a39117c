using System.Collections.Immutable;

namespace Quell.Runbook.Ports;

/// <summary>An answer and the links that were redacted in it, for one look on a terminal. They are bearer secrets: never keep or log them.</summary>
/// <param name="Links">Output name to URL; empty when there are none.</param>
public sealed record LinkAnswer(SurfaceAnswer Answer, ImmutableSortedDictionary<string, string> Links)
{
    /// <summary>Without the links: a record is printed sooner or later.</summary>
    public override string ToString() => $"LinkAnswer {{ {Links.Count} links }}";
}

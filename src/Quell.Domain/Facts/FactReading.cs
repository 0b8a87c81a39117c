using System.Collections.Immutable;

namespace Quell.Domain.Facts;

/// <summary>One source's answer about one fact.</summary>
/// <param name="Key">A word of the probe vocabulary; see <see cref="FactKeys"/>.</param>
/// <param name="Values">What was read. Empty is a cited "none", which is not the same as not knowing.</param>
/// <param name="ObservedAt">When it was read, UTC.</param>
public sealed record FactReading(
    string Key,
    ImmutableArray<string> Values,
    Citation Citation,
    DateTimeOffset ObservedAt
)
{
    /// <summary>The only value, or several joined with commas; "none" where the source answered none.</summary>
    public string Text => Values.IsEmpty ? "none" : string.Join(", ", Values);

    public bool SameValueAs(FactReading other) => Values.SequenceEqual(other.Values, StringComparer.Ordinal);
}

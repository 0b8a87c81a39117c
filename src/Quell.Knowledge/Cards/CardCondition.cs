using System.Collections.Immutable;
using Quell.Domain.Facts;

namespace Quell.Knowledge.Cards;

/// <summary>A fact and the values that decide something about a card.</summary>
/// <param name="Is">Compared without case; one that ends in <c>*</c> is the beginning of a value; empty is met by a cited "none".</param>
public sealed record CardCondition(string Fact, ImmutableArray<string> Is)
{
    /// <summary>Null while the fact is not known. Where sources disagree, one that meets it is enough.</summary>
    public bool? Holds(FactSheet facts) =>
        facts[Fact].AllReadings is { IsEmpty: false } readings ? readings.Any(Meets) : null;

    private bool Meets(FactReading reading) =>
        Is.IsEmpty ? reading.Values.IsEmpty : reading.Values.Any(value => Is.Any(wanted => Matches(value, wanted)));

    private static bool Matches(string value, string wanted) =>
        wanted.EndsWith('*')
            ? value.StartsWith(wanted[..^1], StringComparison.OrdinalIgnoreCase)
            : string.Equals(value, wanted, StringComparison.OrdinalIgnoreCase);
}

using System.Collections.Immutable;

namespace Quell.Domain.Facts;

/// <summary>What is known about one key: a cited value, a reasoned unknown, or sources that disagree.</summary>
public abstract record Fact
{
    private Fact() { }

    public abstract string Key { get; init; }

    public sealed record Known(FactReading Reading) : Fact
    {
        public override string Key { get; init; } = Reading.Key;
    }

    /// <param name="HowToFindOut">The probe that would answer it, in words a person can act on.</param>
    public sealed record Unknown(string OfKey, UnknownReason Reason, string Detail, string HowToFindOut) : Fact
    {
        public override string Key { get; init; } = OfKey;
    }

    /// <summary>Sources that do not agree. A rule takes the worse reading and shows both.</summary>
    public sealed record Conflicting(string OfKey, ImmutableArray<FactReading> Readings) : Fact
    {
        public override string Key { get; init; } = OfKey;
    }

    /// <summary>The readings behind the fact: none, one or several.</summary>
    public ImmutableArray<FactReading> AllReadings =>
        this switch
        {
            Known known => [known.Reading],
            Conflicting conflicting => conflicting.Readings,
            _ => [],
        };
}

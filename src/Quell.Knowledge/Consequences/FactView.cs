using System.Collections.Immutable;
using Quell.Domain.Facts;
using Quell.Knowledge.Text;

namespace Quell.Knowledge.Consequences;

/// <summary>The facts as if each disputed one had only one of its readings, so that a rule never meets a conflict.</summary>
internal sealed class FactView(FactSheet facts, IReadOnlyDictionary<string, FactReading> chosen)
{
    /// <summary>The value; null where it is not known. Empty values are a cited "none".</summary>
    public FactReading? Read(string key) =>
        chosen.TryGetValue(key, out var reading) ? reading : (facts[key] as Fact.Known)?.Reading;

    /// <summary>The only value; null where it is not known, none or several.</summary>
    public string? One(string key) => Read(key) is { Values: [var value] } ? value : null;

    /// <summary>The values taken apart; null where they are not known, empty for a cited "none".</summary>
    public ImmutableArray<FactValue>? Values(string key) =>
        Read(key) is { } reading ? [.. reading.Values.Select(FactValue.Of)] : null;

    public bool? Flag(string key) =>
        One(key)?.ToLowerInvariant() switch
        {
            "true" or "yes" => true,
            "false" or "no" => false,
            _ => null,
        };

    /// <summary>A value in words; null where it is not known or none.</summary>
    public string? Name(string key) => Read(key) is { Values.IsEmpty: false } reading ? Names.Of(reading) : null;

    /// <summary>True for the value that says that a list behind the fact was not read.</summary>
    public static bool IsIncomplete(FactValue value) => value.Name.StartsWith("incomplete: ", StringComparison.Ordinal);

    public string WhyUnknown(string key) =>
        facts[key] switch
        {
            Fact.Unknown unknown => Names.Of(unknown.Detail),
            Fact.Known { Reading.Values: [var first, ..] } when IsIncomplete(FactValue.Of(first)) => Names.Of(first),
            _ => "the answer is not one that this rule can read",
        };

    public string Probe(string key) => Names.Probe(key, One);
}

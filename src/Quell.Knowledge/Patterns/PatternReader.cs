using System.Collections.Immutable;
using Quell.Domain.Facts;
using Quell.Knowledge.Cards;
using Quell.Knowledge.Yaml;

namespace Quell.Knowledge.Patterns;

/// <summary>Reads one threat pattern.</summary>
internal static class PatternReader
{
    public static ThreatPattern Read(YamlMap map)
    {
        var match = map.Map("match");
        var pattern = new ThreatPattern
        {
            Id = map.Text("id"),
            Title = map.Text("title"),
            Priority = map.Whole("priority"),
            IsGeneric = map.Flag("generic", otherwise: false),
            Rules = Of(match, "rules"),
            Techniques = Of(match, "techniques"),
            Tags = Of(match, "tags"),
            Processes = Of(match, "processes"),
            Commands = Of(match, "commands"),
            Attack = map.Texts("attack", required: false),
            Order = Order(map),
            Flip = map.OptionalText("flip"),
            Reason = CardReader.Sentence(map, "reason"),
            Notes = map.Texts("notes", required: false),
            Citation = new Citation("threat pattern", map.File),
        };
        match?.Done();
        map.Done();
        if (pattern.IsGeneric == (match is not null))
        {
            map.ProblemAt("match", "a pattern has to have `match`, or be the generic one");
        }
        if (!string.Equals(map.File, $"Patterns/{pattern.Id}.yaml", StringComparison.Ordinal))
        {
            map.ProblemAt("id", $"the pattern {pattern.Id} belongs into Patterns/{pattern.Id}.yaml");
        }
        return pattern;
    }

    private static ImmutableArray<string> Of(YamlMap? match, string key) => match?.Texts(key, required: false) ?? [];

    private static ImmutableArray<(ActionPhase, string)> Order(YamlMap map)
    {
        if (map.Map("order") is not { } order)
        {
            map.ProblemAt("order", "`order` is missing");
            return [];
        }
        var read = CardWords
            .Phases.SelectMany(phase => order.Texts(phase.Item1).Select(type => (phase.Item2, type)))
            .ToImmutableArray();
        order.Done();
        if (read.Select(item => item.type).Distinct(StringComparer.Ordinal).Count() != read.Length)
        {
            map.ProblemAt("order", "a type stands there twice");
        }
        return read;
    }
}

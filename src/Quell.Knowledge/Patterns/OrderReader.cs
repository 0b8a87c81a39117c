using System.Collections.Immutable;
using Quell.Knowledge.Cards;
using Quell.Knowledge.Yaml;

namespace Quell.Knowledge.Patterns;

/// <summary>Reads the order of a pattern: three lists of types, or of words for what is achieved.</summary>
internal static class OrderReader
{
    public static ImmutableArray<(ActionPhase Phase, string Word)> AsWritten(YamlMap map) =>
        map.Map("order") is { } order
            ?
            [
                .. s_phases.SelectMany(part =>
                    order.Texts(part.Key, required: false).Select(word => (part.Phase, word))
                ),
            ]
            : [];

    public static ImmutableArray<(ActionPhase Phase, string Type)> Read(YamlMap map, PatternSources sources)
    {
        if (map.Map("order") is not { } order)
        {
            map.ProblemAt("order", "`order` is missing");
            return [];
        }
        var read = ImmutableArray.CreateBuilder<(ActionPhase Phase, string Type)>();
        foreach (var (key, phase) in s_phases)
        {
            foreach (var type in order.Texts(key).SelectMany(word => Types(order, key, word, sources)))
            {
                if (read.Any(before => string.Equals(before.Type, type, StringComparison.Ordinal)))
                {
                    order.ProblemAt(key, $"`{type}` stands there twice");
                }
                else if (Fits(order, key, phase, type, sources))
                {
                    read.Add((phase, type));
                }
            }
        }
        order.Done();
        return read.ToImmutable();
    }

    private static readonly (string Key, ActionPhase Phase)[] s_phases =
    [
        ("evidence", ActionPhase.Evidence),
        ("containment", ActionPhase.Containment),
        ("destruction", ActionPhase.Destruction),
    ];

    /// <summary>A word stands for all that achieve it, whether or not each has a card today.</summary>
    private static IEnumerable<string> Types(YamlMap order, string key, string word, PatternSources sources)
    {
        if (sources.Achievements.ByWord(word) is { } achievement)
        {
            return achievement.Types.Where(sources.Cards.ContainsKey);
        }
        if (sources.Cards.ContainsKey(word))
        {
            return [word];
        }
        order.ProblemAt(key, $"`{word}` has no card and is no word of Words/achieves.yaml");
        return [];
    }

    private static bool Fits(YamlMap order, string key, ActionPhase phase, string type, PatternSources sources)
    {
        var own = sources.Cards[type].Phase;
        if (phase == ActionPhase.Evidence == (own == ActionPhase.Evidence))
        {
            return true;
        }
        order.ProblemAt(key, $"`{type}` is {own} and cannot be ordered as {phase}");
        return false;
    }
}

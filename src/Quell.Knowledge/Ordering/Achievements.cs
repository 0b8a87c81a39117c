using System.Collections.Frozen;
using System.Collections.Immutable;
using Quell.Knowledge.Yaml;

namespace Quell.Knowledge.Ordering;

/// <summary>What each action type achieves, from <c>Words/achieves.yaml</c>.</summary>
public sealed class Achievements
{
    private readonly FrozenDictionary<string, Achievement> _byWord;
    private readonly FrozenDictionary<string, Achievement> _byType;

    private Achievements(IReadOnlyCollection<Achievement> all)
    {
        _byWord = all.ToFrozenDictionary(achievement => achievement.Word, StringComparer.Ordinal);
        _byType = all.SelectMany(achievement => achievement.Types.Select(type => (type, achievement)))
            .DistinctBy(pair => pair.type, StringComparer.Ordinal)
            .ToFrozenDictionary(pair => pair.type, pair => pair.achievement, StringComparer.Ordinal);
    }

    public Achievement? ByWord(string word) => _byWord.GetValueOrDefault(word);

    /// <returns>Null for a type that stands under no word.</returns>
    public Achievement? Of(string type) => _byType.GetValueOrDefault(type);

    internal ImmutableArray<Achievement> All =>
        [.. _byWord.Values.OrderBy(achievement => achievement.Word, StringComparer.Ordinal)];

    internal static Achievements Read(YamlMap? map)
    {
        var all = new List<Achievement>();
        var taken = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var word in map?.Keys.ToList() ?? [])
        {
            if (map!.Map(word) is not { } item)
            {
                continue;
            }
            var read = new Achievement(
                word,
                item.Text("says"),
                item.Texts("types"),
                item.Flag("equals", otherwise: true)
            );
            item.Done();
            foreach (var type in read.Types.Where(type => !taken.TryAdd(type, word)))
            {
                item.ProblemAt("types", $"`{type}` achieves `{taken[type]}` already");
            }
            all.Add(read);
        }
        return new Achievements(all);
    }
}

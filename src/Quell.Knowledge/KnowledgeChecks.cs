using Quell.Knowledge.Cards;
using Quell.Knowledge.Consequences;
using Quell.Knowledge.Patterns;
using Quell.Knowledge.Text;
using Quell.Knowledge.Yaml;

namespace Quell.Knowledge;

/// <summary>What has to hold between files: no two of one name, and nothing named that is not there.</summary>
internal static class KnowledgeChecks
{
    public static void Run(
        IReadOnlyCollection<ActionCard> cards,
        IReadOnlyCollection<ThreatPattern> patterns,
        List<KnowledgeProblem> problems
    )
    {
        Once(cards.Select(card => (card.Type, card.Citation.Command)), "type", problems);
        Once(patterns.Select(pattern => (pattern.Id, pattern.Citation.Command)), "id", problems);
        var types = cards.ToDictionaryOfFirst(card => card.Type);
        foreach (var card in cards.Where(card => card.Undo?.Type is { } undo && types.ContainsKey(undo)))
        {
            Note(card.Citation.Command, $"`{card.Undo!.Type}` undoes {card.Type} and has a card of its own");
        }
        if (patterns.Count(pattern => pattern.IsGeneric) != 1)
        {
            Note("Patterns/", "exactly one pattern has to be generic");
        }

        void Note(string file, string what) => problems.Add(new KnowledgeProblem(file, 1, what));
    }

    /// <summary>Every sentence that a rule may say is there, and has no place that the rule does not fill.</summary>
    public static void Sentences(RuleWords words, List<KnowledgeProblem> problems)
    {
        if (s_program.Value is not { } own)
        {
            return;
        }
        foreach (var (rule, sentence) in own.Ids)
        {
            if (!words.Ids.Contains((rule, sentence)))
            {
                Note($"the sentence `{sentence}` of {rule} is missing");
                continue;
            }
            var places = Template.Keys(own.Template(rule, sentence));
            foreach (var place in Template.Keys(words.Template(rule, sentence)).Except(places, StringComparer.Ordinal))
            {
                Note($"`{sentence}` of {rule} has the place {{{place}}}, which nothing fills");
            }
        }

        void Note(string what) => problems.Add(new KnowledgeProblem(SentencesFile, 1, what));
    }

    private const string SentencesFile = "Words/consequences.yaml";

    private static readonly Lazy<RuleWords?> s_program = new(() =>
        EmbeddedKnowledge.Files().FirstOrDefault(file => file.Path is SentencesFile) is { } file
            ? RuleWords.Read(YamlText.Read(file, []))
            : null
    );

    private static void Once(
        IEnumerable<(string Name, string File)> names,
        string what,
        List<KnowledgeProblem> problems
    )
    {
        foreach (var same in names.GroupBy(name => name.Name, StringComparer.Ordinal).Where(same => same.Count() > 1))
        {
            problems.Add(
                new KnowledgeProblem(same.Last().File, 1, $"the {what} `{same.Key}` is taken by {same.First().File}")
            );
        }
    }

    private static Dictionary<string, T> ToDictionaryOfFirst<T>(this IEnumerable<T> items, Func<T, string> key) =>
        items
            .GroupBy(key, StringComparer.Ordinal)
            .ToDictionary(same => same.Key, same => same.First(), StringComparer.Ordinal);
}

using Quell.Knowledge.Cards;
using Quell.Knowledge.Patterns;

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
        foreach (var pattern in patterns)
        {
            foreach (var (phase, type) in pattern.Order)
            {
                Check(pattern, phase, type);
            }
        }
        if (patterns.Count(pattern => pattern.IsGeneric) != 1)
        {
            Note("Patterns/", "exactly one pattern has to be generic");
        }

        void Check(ThreatPattern pattern, ActionPhase phase, string type)
        {
            if (!types.TryGetValue(type, out var card))
            {
                Note(pattern.Citation.Command, $"`{type}` has no card");
            }
            else if (phase == ActionPhase.Evidence != (card.Phase == ActionPhase.Evidence))
            {
                Note(pattern.Citation.Command, $"`{type}` is {card.Phase} and cannot be ordered as {phase}");
            }
        }

        void Note(string file, string what) => problems.Add(new KnowledgeProblem(file, 1, what));
    }

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

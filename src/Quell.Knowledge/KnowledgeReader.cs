using System.Collections.Immutable;
using Quell.Knowledge.Cards;
using Quell.Knowledge.Consequences;
using Quell.Knowledge.Investigation;
using Quell.Knowledge.Ordering;
using Quell.Knowledge.Patterns;
using Quell.Knowledge.Selection;
using Quell.Knowledge.Yaml;

namespace Quell.Knowledge;

/// <summary>Reads knowledge files, whatever their order, and says by file and line what is wrong with them.</summary>
public static class KnowledgeReader
{
    /// <summary>
    /// The program's own files with those of the user's: one with the path of another takes its place, the later one
    /// the earlier one's, and every other one is added.
    /// </summary>
    public static KnowledgeReading ReadWith(IEnumerable<KnowledgeFile> own)
    {
        var inForce = new Dictionary<string, KnowledgeFile>(StringComparer.Ordinal);
        foreach (var file in EmbeddedKnowledge.Files().Concat(own))
        {
            inForce[file.Path] = file;
        }
        return Read(inForce.Values);
    }

    /// <summary>These files and no other.</summary>
    public static KnowledgeReading Read(IEnumerable<KnowledgeFile> files)
    {
        var problems = new List<KnowledgeProblem>();
        var all = files.ToList();
        var maps = all.OrderBy(file => file.Path, StringComparer.Ordinal)
            .Select(file => YamlText.Read(file, problems))
            .OfType<YamlMap>()
            .ToList();
        var evidence = EvidenceReader.Read(One(maps, "Words/evidence.yaml", problems));
        var words = RuleWords.Read(One(maps, "Words/consequences.yaml", problems));
        var cnis = CniProfile.ReadAll(One(maps, "Words/cni.yaml", problems));
        var failures = FieldFailure.ReadAll(One(maps, "Words/failures.yaml", problems));
        var cards = In(maps, "Cards/").Select(map => CardReader.Read(map, evidence)).ToList();
        var achievements = Achievements.Read(One(maps, "Words/achieves.yaml", problems));
        var attack = AttackWords.Read(One(maps, "Words/attack.yaml", problems));
        var selection = SelectionWordsReader.Read(One(maps, "Words/selection.yaml", problems), In(maps, MoreSelection));
        var investigation = InvestigationTerms.Read(One(maps, "Words/investigation.yaml", problems));
        var sources = new PatternSources(ByType(cards), achievements, attack, Own(all));
        var patterns = In(maps, "Patterns/").Select(map => PatternReader.Read(map, sources)).ToList();
        foreach (var map in maps.Where(map => !IsPlaced(map.File)))
        {
            problems.Add(new KnowledgeProblem(map.File, 1, "no part of the knowledge: cards, patterns or words"));
        }
        KnowledgeChecks.Run(cards, patterns, problems);
        KnowledgeChecks.Sentences(words, problems);
        return new KnowledgeReading(
            new ResponseKnowledge(
                all,
                cards.DistinctBy(card => card.Type, StringComparer.Ordinal),
                patterns.DistinctBy(pattern => pattern.Id, StringComparer.Ordinal),
                words,
                cnis,
                achievements,
                attack,
                selection,
                investigation,
                failures
            ),
            [.. problems]
        );
    }

    private const string MoreSelection = "Words/selection-";

    private static bool IsPlaced(string file) =>
        file.StartsWith("Cards/", StringComparison.Ordinal)
        || file.StartsWith("Patterns/", StringComparison.Ordinal)
        || file.StartsWith(MoreSelection, StringComparison.Ordinal)
        || file
            is "Words/evidence.yaml"
                or "Words/consequences.yaml"
                or "Words/cni.yaml"
                or "Words/achieves.yaml"
                or "Words/attack.yaml"
                or "Words/selection.yaml"
                or "Words/investigation.yaml"
                or "Words/failures.yaml";

    private static Dictionary<string, ActionCard> ByType(IEnumerable<ActionCard> cards) =>
        cards
            .DistinctBy(card => card.Type, StringComparer.Ordinal)
            .ToDictionary(card => card.Type, StringComparer.Ordinal);

    private static Dictionary<string, string> Own(IEnumerable<KnowledgeFile> files) =>
        files
            .Where(file => file.IsOwn)
            .DistinctBy(file => file.Path, StringComparer.Ordinal)
            .ToDictionary(file => file.Path, file => file.From!, StringComparer.Ordinal);

    private static IEnumerable<YamlMap> In(IEnumerable<YamlMap> maps, string folder) =>
        maps.Where(map => map.File.StartsWith(folder, StringComparison.Ordinal));

    private static YamlMap? One(IEnumerable<YamlMap> maps, string file, List<KnowledgeProblem> problems)
    {
        var map = maps.FirstOrDefault(map => string.Equals(map.File, file, StringComparison.Ordinal));
        if (map is null)
        {
            problems.Add(new KnowledgeProblem(file, 1, "is missing"));
        }
        return map;
    }
}

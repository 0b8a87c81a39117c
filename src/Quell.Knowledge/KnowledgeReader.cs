using System.Collections.Immutable;
using Quell.Knowledge.Cards;
using Quell.Knowledge.Consequences;
using Quell.Knowledge.Patterns;
using Quell.Knowledge.Yaml;

namespace Quell.Knowledge;

/// <summary>Reads knowledge files, whatever their order, and says by file and line what is wrong with them.</summary>
public static class KnowledgeReader
{
    public static KnowledgeReading Read(IEnumerable<KnowledgeFile> files)
    {
        var problems = new List<KnowledgeProblem>();
        var maps = files
            .OrderBy(file => file.Path, StringComparer.Ordinal)
            .Select(file => YamlText.Read(file, problems))
            .OfType<YamlMap>()
            .ToList();
        var evidence = EvidenceReader.Read(One(maps, "Words/evidence.yaml", problems));
        var words = RuleWords.Read(One(maps, "Words/consequences.yaml", problems));
        var cnis = CniProfile.ReadAll(One(maps, "Words/cni.yaml", problems));
        var failures = FieldFailure.ReadAll(One(maps, "Words/failures.yaml", problems));
        var cards = In(maps, "Cards/").Select(map => CardReader.Read(map, evidence)).ToList();
        var patterns = In(maps, "Patterns/").Select(PatternReader.Read).ToList();
        foreach (var map in maps.Where(map => !IsPlaced(map.File)))
        {
            problems.Add(new KnowledgeProblem(map.File, 1, "no part of the knowledge: cards, patterns or words"));
        }
        KnowledgeChecks.Run(cards, patterns, problems);
        return new KnowledgeReading(
            new ResponseKnowledge(
                cards.DistinctBy(card => card.Type, StringComparer.Ordinal),
                patterns.DistinctBy(pattern => pattern.Id, StringComparer.Ordinal),
                words,
                cnis,
                failures
            ),
            [.. problems]
        );
    }

    private static bool IsPlaced(string file) =>
        file.StartsWith("Cards/", StringComparison.Ordinal)
        || file.StartsWith("Patterns/", StringComparison.Ordinal)
        || file is "Words/evidence.yaml" or "Words/consequences.yaml" or "Words/cni.yaml" or "Words/failures.yaml";

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

using System.Collections.Frozen;
using Quell.Knowledge.Yaml;

namespace Quell.Knowledge.Cards;

/// <summary>Reads the kinds of evidence: one id and its words a line.</summary>
internal static class EvidenceReader
{
    public static FrozenDictionary<string, EvidenceKind> Read(YamlMap? map) =>
        (map?.Keys ?? [])
            .ToList()
            .Select(id => new EvidenceKind(id, map!.Text(id)))
            .ToFrozenDictionary(kind => kind.Id, StringComparer.Ordinal);
}

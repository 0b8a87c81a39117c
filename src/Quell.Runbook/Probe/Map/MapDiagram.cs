using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Quell.Domain.Facts;
using Quell.Domain.Text;

namespace Quell.Runbook.Probe.Map;

/// <summary>
/// The map as a Mermaid flowchart: what leads to the workload, and what it leads to. Labels are written in letters,
/// digits and a few signs; every other character becomes its number, so that no outside text can end a label.
/// </summary>
public static class MapDiagram
{
    private const int MostEach = 6;
    private const int LongestLabel = 60;

    /// <summary>The source of the diagram, line by line.</summary>
    public static ImmutableArray<string> Of(MiniMap map)
    {
        var lines = ImmutableArray.CreateBuilder<string>();
        lines.Add("flowchart LR");
        lines.Add($"  w[\"{Label(map.Title)}\"]");
        var node = 0;
        foreach (var edge in MapEdges.Of(map))
        {
            foreach (var value in Values(edge.Fact))
            {
                var id = string.Create(CultureInfo.InvariantCulture, $"n{++node}");
                lines.Add($"  {id}[\"{Label(value)}\"]");
                lines.Add(edge.Inward ? $"  {id} -->|{edge.Words}| w" : $"  w -->|{edge.Words}| {id}");
            }
        }
        return lines.ToImmutable();
    }

    private static IEnumerable<string> Values(Fact fact)
    {
        var values = fact.AllReadings.SelectMany(reading => reading.Values).Distinct(StringComparer.Ordinal).ToList();
        return values.Count <= MostEach
            ? values
            : values.Take(MostEach - 1).Append($"{values.Count - MostEach + 1} more");
    }

    private static string Label(string outside)
    {
        var label = new StringBuilder();
        foreach (var rune in Printable.Of(Redaction.Of(outside), LongestLabel).EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune) && rune.IsAscii || rune.Value is ' ' or '.' or '/' or '_' or '-' or ':')
            {
                label.Append(rune.ToString());
            }
            else
            {
                label.Append(CultureInfo.InvariantCulture, $"#{rune.Value};");
            }
        }
        return label.ToString();
    }
}

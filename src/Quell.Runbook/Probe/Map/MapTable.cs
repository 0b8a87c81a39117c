using System.Collections.Immutable;
using Quell.Domain.Facts;
using Quell.Runbook.Telling;

namespace Quell.Runbook.Probe.Map;

/// <summary>The map as rows of a table. Cells are outside text, to be escaped by whoever writes them.</summary>
public static class MapTable
{
    public static readonly ImmutableArray<string> Columns = ["Part", "What", "Value", "Source", "Read with"];

    public static ImmutableArray<ImmutableArray<string>> Rows(MiniMap map) =>
        [.. map.Sections.SelectMany(section => section.Lines.SelectMany(line => Rows(map, section.Title, line)))];

    private static IEnumerable<ImmutableArray<string>> Rows(MiniMap map, string part, MapLine line) =>
        line.Fact switch
        {
            Fact.Known { Reading: var reading } =>
            [
                [
                    part,
                    line.Words,
                    reading.Text,
                    reading.Citation.Source + map.MarkOf(reading.Citation),
                    reading.Citation.Command,
                ],
            ],
            Fact.Conflicting conflict => conflict.Readings.Select(reading =>
                (ImmutableArray<string>)
                    [
                        part,
                        line.Words,
                        $"CONFLICT: {reading.Text}",
                        reading.Citation.Source + map.MarkOf(reading.Citation),
                        reading.Citation.Command,
                    ]
            ),
            Fact.Unknown unknown =>
            [
                [
                    part,
                    line.Words,
                    unknown.Reason == UnknownReason.NotAsked ? "unknown" : $"unknown: {unknown.Detail}",
                    FactWords.ReasonWord(unknown.Reason),
                    $"would tell: {line.Tells}",
                ],
            ],
            _ => [],
        };
}

using System.Collections.Immutable;
using Quell.Domain.Facts;
using Quell.Domain.Text;
using Quell.Runbook.Telling;

namespace Quell.Runbook.Probe.Map;

/// <summary>The map as a tree, with the calls that its lines cite after it.</summary>
public static class MapTree
{
    private const int MostValues = 12;
    private const int LongestCommand = 1200;

    /// <param name="notes">What was and was not read through; already escaped.</param>
    public static ImmutableArray<string> Of(MiniMap map, ImmutableArray<string> notes)
    {
        var tree = new TreeText();
        tree.Root($"Mini-map of {Printable.Of(map.Title, 90)}");
        foreach (var (section, isLast) in Ends(map.Sections))
        {
            tree.Branch([isLast], section.Title);
            foreach (var (line, isLastLine) in Ends(Grouped(section.Lines)))
            {
                Write(tree, [isLast, isLastLine], line);
            }
        }
        return
        [
            .. tree.Lines,
            .. notes,
            .. map.Sources.IsEmpty ? [] : new[] { "Read with:" },
            .. Single(map.Sources)
                .Select(source =>
                    $"  [{Printable.Of(source.Source, 60)}{map.MarkOf(source)}] {Printable.Of(source.Command, LongestCommand)}"
                ),
        ];
    }

    /// <summary>What two calls said together is not listed again where each of them is listed on its own.</summary>
    private static IEnumerable<Citation> Single(ImmutableArray<Citation> sources)
    {
        var names = sources.Select(source => source.Source).ToHashSet(StringComparer.Ordinal);
        return sources.Where(source =>
            source.Source.Split(", ") is var parts && (parts is [_] || !parts.All(names.Contains))
        );
    }

    /// <summary>Unknowns of one section that one command would answer stand on one line.</summary>
    private static ImmutableArray<MapLine> Grouped(ImmutableArray<MapLine> lines) =>
        [
            .. lines
                .Index()
                .GroupBy(
                    line =>
                        line.Item.Fact is Fact.Unknown unknown
                            ? $"{unknown.Reason} {unknown.Detail} {line.Item.Tells}"
                            : $"#{line.Index}",
                    StringComparer.Ordinal
                )
                .Select(group =>
                    group.First().Item with
                    {
                        Words = string.Join(", ", group.Select(line => line.Item.Words)),
                    }
                ),
        ];

    private static void Write(TreeText tree, ImmutableArray<bool> place, MapLine line)
    {
        switch (line.Fact)
        {
            case Fact.Known { Reading: { Values.Length: > 1 } reading }:
                tree.Branch(place, $"{line.Words}: [{Printable.Of(reading.Citation.Source, 60)}]");
                Values(tree, place, reading.Values);
                break;
            case Fact.Known { Reading: var reading }:
                tree.Branch(
                    place,
                    $"{line.Words}: {Printable.Of(Redaction.Of(reading.Text), 300)} [{Printable.Of(reading.Citation.Source, 60)}]"
                );
                break;
            case Fact.Conflicting conflict:
                tree.Branch(place, $"{line.Words}: CONFLICT, {conflict.Readings.Length} sources disagree");
                foreach (var (reading, isLast) in Ends(conflict.Readings))
                {
                    tree.Branch(
                        place.Add(isLast),
                        $"{Printable.Of(Redaction.Of(reading.Text), 300)} [{Printable.Of(reading.Citation.Source, 60)}]"
                    );
                }
                break;
            case Fact.Unknown unknown:
                tree.Branch(place, $"{line.Words}: {Unknown(unknown)} — probe with: {line.Tells}");
                break;
        }
    }

    private static void Values(TreeText tree, ImmutableArray<bool> place, ImmutableArray<string> values)
    {
        ImmutableArray<string> shown =
        [
            .. values.Take(MostValues).Select(value => Printable.Of(Redaction.Of(value), 300)),
            .. values.Length > MostValues ? [$"… and {values.Length - MostValues} more"] : Array.Empty<string>(),
        ];
        foreach (var (value, isLast) in Ends(shown))
        {
            tree.Branch(place.Add(isLast), value);
        }
    }

    private static string Unknown(Fact.Unknown unknown)
    {
        var reason = FactWords.ReasonWord(unknown.Reason);
        return
            unknown.Reason == UnknownReason.NotAsked || string.Equals(unknown.Detail, reason, StringComparison.Ordinal)
            ? $"unknown ({reason})"
            : $"unknown ({reason}: {Printable.Of(unknown.Detail, 300)})";
    }

    private static IEnumerable<(T Item, bool IsLast)> Ends<T>(ImmutableArray<T> items) =>
        items.Select((item, index) => (item, index == items.Length - 1));
}

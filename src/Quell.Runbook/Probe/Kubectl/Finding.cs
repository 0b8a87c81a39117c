using System.Collections.Immutable;
using Quell.Domain.Facts;
using Quell.Domain.Text;

namespace Quell.Runbook.Probe.Kubectl;

/// <summary>What a recipe says of one fact: a reading, or the reason why there is none.</summary>
public readonly record struct Finding(FactReading? Reading, FactGap? Gap)
{
    /// <summary>No values are a cited "none".</summary>
    public static Finding Known(string key, Citation citation, DateTimeOffset at, params IEnumerable<string> values) =>
        new(new FactReading(key, [.. values], citation, at), null);

    public static Finding Known(string key, Sighting seen, params IEnumerable<string> values) =>
        Known(key, seen.Citation, seen.At, values);

    public static Finding Known(string key, Listing list, params IEnumerable<string> values) =>
        Known(key, list.Citation, list.At, values);

    public static Finding Flag(string key, Sighting seen, bool value) => Known(key, seen, value ? "true" : "false");

    public static Finding Missing(string key, Problem problem, Citation citation) =>
        new(null, new FactGap(key, problem.Reason, problem.Detail, citation));

    public static Finding Missing(string key, Citation citation, string why) =>
        new(null, new FactGap(key, UnknownReason.Empty, why, citation));

    /// <summary>A fact read off one list: its values, or the list's problem; nothing while the list is not there.</summary>
    public static IEnumerable<Finding> Of(string key, Listing? list, Func<Listing, IEnumerable<string>> values) =>
        list is null ? []
        : list.Problem is { } problem ? [Missing(key, problem, list.Citation)]
        : [Known(key, list, values(list))];

    /// <summary>The same off several lists. One that could not be read hides what it holds, so an empty rest is no "none", and another rest says first that it is not all.</summary>
    public static IEnumerable<Finding> Of(
        string key,
        ImmutableArray<Listing> lists,
        Func<Listing, IEnumerable<string>> values
    )
    {
        if (lists.IsEmpty)
        {
            return [];
        }
        var found = lists.Where(list => list.IsWhole).SelectMany(values).ToImmutableArray();
        var broken = lists.Where(list => !list.IsWhole).ToImmutableArray();
        return
        [
            found.IsEmpty && broken is [{ Problem: { } problem } first, ..]
                ? Missing(key, problem, first.Citation)
                : Known(
                    key,
                    Join(lists),
                    lists.Min(list => list.At),
                    [.. broken.Select(Incomplete).Distinct(), .. found]
                ),
        ];
    }

    /// <summary>An equals sign would make a part of the value out of a word of the reason.</summary>
    private static string Incomplete(Listing broken) =>
        $"incomplete: {broken.Citation.Source} not read ({Printable.Of(broken.Problem?.Detail, 160).Replace('=', ':')})";

    /// <summary>Several calls as one citation.</summary>
    public static Citation Join(params IEnumerable<Listing> lists)
    {
        var citations = lists.Where(list => list.IsWhole).Select(list => list.Citation).Distinct().ToList();
        return citations.Count == 1
            ? citations[0]
            : new Citation(
                string.Join(", ", citations.Select(citation => citation.Source).Distinct(StringComparer.Ordinal)),
                string.Join("; ", citations.Select(citation => citation.Command))
            );
    }
}

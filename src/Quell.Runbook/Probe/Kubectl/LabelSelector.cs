using System.Collections.Immutable;

namespace Quell.Runbook.Probe.Kubectl;

/// <summary>Whether a selector of Kubernetes means a set of labels.</summary>
public static class LabelSelector
{
    /// <summary>Reads a <c>LabelSelector</c>: <c>matchLabels</c> and <c>matchExpressions</c>. An empty one means all.</summary>
    /// <returns>Null where an operator is not known, so that nobody can say.</returns>
    public static bool? Matches(Part selector, IReadOnlyDictionary<string, string> labels)
    {
        if (!MatchesAll(selector["matchLabels"], labels))
        {
            return false;
        }
        bool? all = true;
        foreach (var expression in selector["matchExpressions"].Items)
        {
            switch (Holds(expression, labels))
            {
                case false:
                    return false;
                case null:
                    all = null;
                    break;
            }
        }
        return all;
    }

    /// <summary>A plain map of labels, as Services have; an empty one means none.</summary>
    public static bool MatchesService(Part selector, IReadOnlyDictionary<string, string> labels) =>
        selector.IsObject && selector.Members.Any() && MatchesAll(selector, labels);

    private static bool MatchesAll(Part map, IReadOnlyDictionary<string, string> labels) =>
        map.Members.All(wanted =>
            labels.TryGetValue(wanted.Key, out var value)
            && string.Equals(value, wanted.Value.Text, StringComparison.Ordinal)
        );

    private static bool? Holds(Part expression, IReadOnlyDictionary<string, string> labels)
    {
        var known = labels.TryGetValue(expression["key"].Text ?? string.Empty, out var value);
        var listed = expression["values"].Texts.ToImmutableArray();
        return expression["operator"].Text switch
        {
            "In" => known && listed.Contains(value!, StringComparer.Ordinal),
            "NotIn" => !known || !listed.Contains(value!, StringComparer.Ordinal),
            "Exists" => known,
            "DoesNotExist" => !known,
            _ => null,
        };
    }
}

using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;

namespace Quell.Lab.Events;

/// <summary>
/// An event filter: terms joined by <c>and</c> and <c>or</c>, without grouping, <c>and</c> binding closer. So a
/// caller's <c>or</c> mixes with the prefix that the tool itself adds, as it does in the real one.
/// </summary>
internal sealed class Filter
{
    private const int Longest = 2048;

    private readonly ImmutableArray<ImmutableArray<FilterTerm>> _any;

    private Filter(ImmutableArray<ImmutableArray<FilterTerm>> any) => _any = any;

    /// <returns>The filter, or null and why it is refused.</returns>
    public static (Filter? Filter, string Refusal) TryParse(string text)
    {
        if (text.Length > Longest)
        {
            return (null, $"filter is longer than {Longest} characters");
        }

        try
        {
            return (new Filter(FilterParser.Parse(FilterLexer.Read(text))), string.Empty);
        }
        catch (FilterRejection refused)
        {
            return (null, refused.Message);
        }
    }

    public bool Fits(JsonObject body) => _any.Any(terms => terms.All(term => Holds(term, body) != term.Negated));

    private static bool Holds(FilterTerm term, JsonObject body)
    {
        if (term.Attribute is "freeText")
        {
            return body.ToJsonString().Contains(term.Values[0], StringComparison.OrdinalIgnoreCase);
        }

        var value = FilterAttributes.Value(term.Attribute, body);
        return term.Sign switch
        {
            "exists" => value is not null,
            "!=" => !string.Equals(value, term.Values[0], StringComparison.Ordinal),
            _ when value is null => false,
            "=" => string.Equals(value, term.Values[0], StringComparison.Ordinal),
            "in" => term.Values.Contains(value, StringComparer.Ordinal),
            "contains" => value.Contains(term.Values[0], StringComparison.Ordinal),
            "starts with" => value.StartsWith(term.Values[0], StringComparison.Ordinal),
            _ => Ordered(term.Sign, value, term.Values[0]),
        };
    }

    private static bool Ordered(string sign, string value, string limit)
    {
        if (!Number(value, out var left) || !Number(limit, out var right))
        {
            return false;
        }

        return sign switch
        {
            ">" => left > right,
            ">=" => left >= right,
            "<" => left < right,
            _ => left <= right,
        };
    }

    private static bool Number(string text, out decimal number) =>
        decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out number);
}

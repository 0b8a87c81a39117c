using System.Text;
using System.Text.Json.Nodes;

namespace Quell.Lab.Scenarios;

/// <summary>
/// Replaces <c>${...}</c> in scenario texts: times relative to the incident, numbers, and stable random-looking words.
/// <c>$${</c> stands for a plain <c>${</c>.
/// </summary>
internal static class Placeholders
{
    public const string Fix =
        "use start, at or now with an optional span and |rfc3339, |s, |ms or |us; n, id, uuid, pid, hexN, randN,"
        + " param:NAME, field:NAME or label:NAME; write $${ for a plain ${";

    /// <returns>The first placeholder that is not understood, or null.</returns>
    public static string? Mistake(string text)
    {
        foreach (var (inner, _) in Parts(text))
        {
            if (inner is not null && !PlaceholderWord.TryRead(inner, out _))
            {
                return "${" + inner + "}";
            }
        }

        return null;
    }

    public static string Fill(string text, PlaceholderValues values)
    {
        if (!text.Contains("${", StringComparison.Ordinal))
        {
            return text;
        }

        var filled = new StringBuilder(text.Length);
        foreach (var (inner, plain) in Parts(text))
        {
            filled.Append(
                inner is not null && PlaceholderWord.TryRead(inner, out var word) ? word.Value(values) : plain
            );
        }

        return filled.ToString();
    }

    /// <returns>A copy with every text filled; keys stay as they are.</returns>
    public static JsonNode? Fill(JsonNode? node, PlaceholderValues values) =>
        node switch
        {
            JsonObject map => Fill(map, values),
            JsonArray list => new JsonArray([.. list.Select(i => Fill(i, values))]),
            JsonValue value when value.TryGetValue<string>(out var text) => JsonValue.Create(Fill(text, values)),
            _ => node?.DeepClone(),
        };

    public static JsonObject Fill(JsonObject map, PlaceholderValues values) =>
        new(map.Select(e => KeyValuePair.Create(e.Key, Fill(e.Value, values))));

    private static IEnumerable<(string? Inner, string Plain)> Parts(string text)
    {
        var at = 0;
        while (at < text.Length)
        {
            var open = text.IndexOf("${", at, StringComparison.Ordinal);
            var close = open < 0 ? -1 : text.IndexOf('}', open);
            if (close < 0)
            {
                break;
            }

            if (open > at && text[open - 1] == '$')
            {
                yield return (null, text[at..(open - 1)] + "${");
                at = open + 2;
                continue;
            }

            yield return (null, text[at..open]);
            yield return (text[(open + 2)..close], text[open..(close + 1)]);
            at = close + 1;
        }

        yield return (null, text[at..]);
    }
}

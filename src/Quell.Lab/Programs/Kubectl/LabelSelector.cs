using System.Text.Json.Nodes;
using Quell.Lab.World;

namespace Quell.Lab.Programs.Kubectl;

/// <summary>Reads <c>-l</c>: <c>a=b</c>, <c>a!=b</c>, <c>a</c>, <c>!a</c>, <c>a in (b,c)</c>, <c>a notin (b,c)</c>.</summary>
internal static class LabelSelector
{
    /// <returns>kubectl's error, or null.</returns>
    public static string? Read(string? text, out Func<JsonObject, bool> fits)
    {
        var terms = Terms(text ?? string.Empty).Select(t => t.Trim()).Where(t => t.Length > 0).Select(Term).ToList();
        fits = item => terms.TrueForAll(t => t!(Json.At(item, "metadata", "labels") as JsonObject ?? []));
        return terms.Contains(null)
            ? $"Error from server (BadRequest): unable to parse requirement: found '{text}'"
            : null;
    }

    private static IEnumerable<string> Terms(string text)
    {
        var (depth, begin) = (0, 0);
        for (var i = 0; i < text.Length; i++)
        {
            depth += text[i] switch
            {
                '(' => 1,
                ')' => -1,
                _ => 0,
            };
            if (text[i] == ',' && depth == 0)
            {
                yield return text[begin..i];
                begin = i + 1;
            }
        }

        yield return text[begin..];
    }

    private static Func<JsonObject, bool>? Term(string term)
    {
        var words = term.Split(' ', 3, StringSplitOptions.RemoveEmptyEntries);
        if (words is [var key, "in" or "notin", ['(', .. var inner, ')']])
        {
            var values = inner.Split(',').Select(v => v.Trim()).ToHashSet(StringComparer.Ordinal);
            return words[1] is "in"
                ? labels => Value(labels, key) is { } v && values.Contains(v)
                : labels => Value(labels, key) is not { } v || !values.Contains(v);
        }

        if (term.IndexOf("!=", StringComparison.Ordinal) is var not and > 0)
        {
            return labels => Value(labels, term[..not]) != term[(not + 2)..];
        }

        if (term.IndexOf('=', StringComparison.Ordinal) is var equals and > 0)
        {
            var wanted = term[(equals + 1)..].TrimStart('=');
            return labels => Value(labels, term[..equals]) == wanted;
        }

        return words.Length != 1 ? null
            : term[0] == '!' ? labels => !labels.ContainsKey(term[1..])
            : labels => labels.ContainsKey(term);
    }

    private static string? Value(JsonObject labels, string key) => Json.Text(labels[key.Trim()]);
}

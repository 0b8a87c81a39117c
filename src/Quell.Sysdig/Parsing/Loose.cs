using System.Collections.Immutable;
using System.Text;
using System.Text.Json;

namespace Quell.Sysdig.Parsing;

/// <summary>Reads values out of JSON that may not have the shape that its contract promises.</summary>
/// <remarks>Member names are compared without case, <c>_</c> and <c>-</c>: <c>actionType</c> is <c>action_type</c>.</remarks>
internal static class Loose
{
    /// <summary>The first member of any of these names, in the order of the names; null when there is none or it is null.</summary>
    public static JsonElement? Member(this JsonElement element, params ReadOnlySpan<string> names)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        foreach (var name in names)
        {
            foreach (var member in element.EnumerateObject())
            {
                if (member.Value.ValueKind != JsonValueKind.Null && IsNamed(member, name))
                {
                    return member.Value;
                }
            }
        }

        return null;
    }

    /// <summary>A scalar as text, cut to <paramref name="maxBytes"/>; null for anything else, for nothing and for <c>&lt;NA&gt;</c>.</summary>
    public static string? Text(this JsonElement? element, int maxBytes = Limits.NameBytes)
    {
        var text = element is { } value ? Scalar(value) : null;
        return text is null || MeansUnknown(text) ? null : Cut(text, maxBytes);
    }

    /// <summary>A scalar as text, an object or array as its JSON, cut to <paramref name="maxBytes"/>; null for null.</summary>
    public static string? AnyText(JsonElement element, int maxBytes) =>
        element.ValueKind switch
        {
            JsonValueKind.Null or JsonValueKind.Undefined => null,
            JsonValueKind.Object or JsonValueKind.Array => Cut(element.GetRawText(), maxBytes),
            _ => Scalar(element) is { } text ? Cut(text, maxBytes) : null,
        };

    public static bool? Flag(this JsonElement? element) =>
        element?.ValueKind switch
        {
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            JsonValueKind.String or JsonValueKind.Number => Scalar(element.Value)?.Trim().ToLowerInvariant() switch
            {
                "true" or "yes" or "1" => true,
                "false" or "no" or "0" => false,
                _ => null,
            },
            _ => null,
        };

    /// <summary>The items of an array, at most <see cref="Limits.Items"/>; none for anything else.</summary>
    public static IEnumerable<JsonElement> Items(this JsonElement? element) =>
        element is { ValueKind: JsonValueKind.Array } array ? array.EnumerateArray().Take(Limits.Items) : [];

    /// <summary>The texts of an array; a single text counts as an array of one.</summary>
    public static ImmutableArray<string> Texts(this JsonElement? element) =>
        element is { ValueKind: JsonValueKind.Array }
            ? [.. element.Items().Select(item => ((JsonElement?)item).Text()).OfType<string>()]
        : element.Text() is { } single ? [single]
        : [];

    /// <summary>A map of texts; also one that comes as a list of key and value pairs. Unknown values are left out.</summary>
    public static ImmutableSortedDictionary<string, string> Map(this JsonElement? element)
    {
        var map = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var (key, value) in Pairs(element))
        {
            if (map.Count < Limits.Items && AnyText(value, Limits.FieldBytes) is { } text && !MeansUnknown(text))
            {
                map.TryAdd(Cut(key, Limits.NameBytes), text);
            }
        }

        return map.ToImmutable();
    }

    public static bool MeansUnknown(string text) =>
        text.Length < 16
        && text.Trim() is var trimmed
        && (trimmed.Length == 0 || trimmed.Equals("<NA>", StringComparison.OrdinalIgnoreCase));

    /// <summary>The longest beginning of a text that fits and does not split a character.</summary>
    public static string Cut(string text, int maxBytes)
    {
        if (text.Length * 3 <= maxBytes || Encoding.UTF8.GetByteCount(text) <= maxBytes)
        {
            return text;
        }

        var bytes = 0;
        var chars = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            bytes += rune.Utf8SequenceLength;
            if (bytes > maxBytes - 3)
            {
                break;
            }

            chars += rune.Utf16SequenceLength;
        }

        return string.Concat(text.AsSpan(0, Math.Min(chars, text.Length)), "…");
    }

    /// <summary>A member's name; empty when it is no valid Unicode.</summary>
    public static string NameOf(JsonProperty member)
    {
        try
        {
            return member.Name;
        }
        catch (InvalidOperationException)
        {
            return string.Empty;
        }
    }

    public static bool IsNamed(JsonProperty member, string name)
    {
        var found = NameOf(member);
        var at = 0;
        foreach (var c in found)
        {
            if (c is '_' or '-')
            {
                continue;
            }

            if (at >= name.Length || char.ToLowerInvariant(c) != char.ToLowerInvariant(name[at]))
            {
                return false;
            }

            at++;
        }

        return at == name.Length;
    }

    private static string? Scalar(JsonElement element)
    {
        try
        {
            return element.ValueKind switch
            {
                JsonValueKind.String => element.GetString(),
                JsonValueKind.Number => element.GetRawText(),
                JsonValueKind.True => "true",
                JsonValueKind.False => "false",
                _ => null,
            };
        }
        catch (InvalidOperationException)
        {
            return null; // Half a surrogate pair: there is no such text.
        }
    }

    private static IEnumerable<(string Key, JsonElement Value)> Pairs(JsonElement? element)
    {
        if (element is { ValueKind: JsonValueKind.Object } map)
        {
            foreach (var member in map.EnumerateObject().Where(member => NameOf(member).Length > 0))
            {
                yield return (NameOf(member), member.Value);
            }
        }

        foreach (var item in element.Items())
        {
            if (item.Member("key", "name").Text() is { } key && item.Member("value") is { } value)
            {
                yield return (key, value);
            }
        }
    }
}

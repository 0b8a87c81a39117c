using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;

namespace Quell.Lab.Yaml;

/// <summary>
/// Reads the keys of one map by name and type, and notes what is missing, mistyped or - in <see cref="Done"/> -
/// unknown. After a problem the value is a harmless default; the caller looks at <see cref="Problems.Any"/>.
/// </summary>
internal sealed class MapReader
{
    private readonly Dictionary<string, YamlNode.Entry> _entries;
    private readonly HashSet<string> _asked = new(StringComparer.Ordinal);
    private readonly string _what;

    public MapReader(YamlNode? node, string what, Problems problems)
    {
        _what = what;
        Problems = problems;
        At = node?.At ?? Mark.Start;
        if (node is not null and not YamlNode.Map)
        {
            problems.Add(node.At, $"{what} is {node.Kind}", "write a map of keys and values");
        }

        _entries = node is YamlNode.Map map
            ? map.Entries.ToDictionary(e => e.Key, StringComparer.Ordinal)
            : new Dictionary<string, YamlNode.Entry>(StringComparer.Ordinal);
    }

    public Problems Problems { get; }

    public Mark At { get; }

    public IEnumerable<string> Keys => _entries.Keys;

    public bool Has(string key) => _entries.ContainsKey(key);

    public Mark PlaceOf(string key) => _entries.TryGetValue(key, out var entry) ? entry.Value.At : At;

    public YamlNode? Node(string key)
    {
        _asked.Add(key);
        return _entries.TryGetValue(key, out var entry) ? entry.Value : null;
    }

    public string Text(string key) => OptionalText(key) ?? Missing(key, string.Empty);

    public string? OptionalText(string key)
    {
        switch (Node(key))
        {
            case null:
                return null;
            case YamlNode.Scalar { Text.Length: > 0 } scalar:
                return scalar.Text;
            case { } other:
                Problems.Add(other.At, $"`{key}` of {_what} is {Described(other)}", "write a text");
                return string.Empty;
        }
    }

    public T OneOf<T>(string key, T fallback, params ReadOnlySpan<(string Word, T Value)> words)
    {
        if (OptionalText(key) is not { } text)
        {
            return fallback;
        }

        var known = new List<string>();
        foreach (var (word, value) in words)
        {
            if (string.Equals(word, text, StringComparison.Ordinal))
            {
                return value;
            }

            known.Add(word);
        }

        Problems.Add(PlaceOf(key), $"`{key}: {text}` is not known", "write one of: " + string.Join(", ", known));
        return fallback;
    }

    public bool Flag(string key, bool fallback) => OneOf(key, fallback, ("true", true), ("false", false));

    public long Whole(string key, long fallback, long least, long most)
    {
        if (OptionalText(key) is not { } text)
        {
            return fallback;
        }

        if (
            long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var n)
            && n >= least
            && n <= most
        )
        {
            return n;
        }

        Problems.Add(PlaceOf(key), $"`{key}: {text}` is out of range", $"write a number from {least} to {most}");
        return fallback;
    }

    public TimeSpan Span(string key) => Node(key) is null ? Missing(key, TimeSpan.Zero) : Span(key, TimeSpan.Zero);

    public TimeSpan Span(string key, TimeSpan fallback)
    {
        if (OptionalText(key) is not { } text)
        {
            return fallback;
        }

        if (Durations.TryParse(text, out var span))
        {
            return span;
        }

        Problems.Add(PlaceOf(key), $"`{key}: {text}` is not a span of time", Durations.Fix);
        return fallback;
    }

    /// <summary>The items of a list; none when the key is absent.</summary>
    public ImmutableArray<YamlNode> List(string key)
    {
        switch (Node(key))
        {
            case null:
                return [];
            case YamlNode.Sequence list:
                return list.Items;
            case { } other:
                Problems.Add(other.At, $"`{key}` of {_what} is {Described(other)}", "write a list");
                return [];
        }
    }

    public ImmutableArray<string> Words(string key)
    {
        var words = ImmutableArray.CreateBuilder<string>();
        foreach (var item in List(key))
        {
            if (item is YamlNode.Scalar { Text.Length: > 0 } scalar)
            {
                words.Add(scalar.Text);
            }
            else
            {
                Problems.Add(item.At, $"an item of `{key}` is {Described(item)}", "write a text");
            }
        }

        return words.DrainToImmutable();
    }

    public MapReader? Map(string key, string what) =>
        Node(key) is { } node ? new MapReader(node, what, Problems) : null;

    /// <summary>A map whose values are texts, however they are written: a label "1" stays "1".</summary>
    public ImmutableDictionary<string, string> Texts(string key)
    {
        var node = Node(key);
        if (node is null)
        {
            return ImmutableDictionary<string, string>.Empty;
        }

        var texts = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        var inner = new MapReader(node, $"`{key}`", Problems);
        foreach (var (name, entry) in inner._entries)
        {
            if (entry.Value is YamlNode.Scalar scalar)
            {
                texts[name] = scalar.Text;
            }
            else
            {
                Problems.Add(entry.Value.At, $"`{name}` is {entry.Value.Kind}", "write a text");
            }
        }

        return texts.ToImmutable();
    }

    /// <summary>A free map as JSON.</summary>
    public JsonObject? Json(string key)
    {
        switch (Node(key))
        {
            case null:
                return null;
            case YamlNode.Map map:
                return (JsonObject)JsonFromYaml.Typed(map)!;
            case { } other:
                Problems.Add(other.At, $"`{key}` of {_what} is {Described(other)}", "write a map");
                return null;
        }
    }

    /// <summary>Call last: every key that nobody asked for is a mistake of the author's.</summary>
    public void Done()
    {
        foreach (var (key, entry) in _entries)
        {
            if (!_asked.Contains(key))
            {
                var known = string.Join(", ", _asked.Order(StringComparer.Ordinal));
                Problems.Add(entry.At, $"unknown key `{key}` in {_what}", $"use one of: {known}");
            }
        }
    }

    private T Missing<T>(string key, T fallback)
    {
        if (!Has(key))
        {
            Problems.Add(At, $"{_what} lacks `{key}`", $"add `{key}:`");
        }

        return fallback;
    }

    private static string Described(YamlNode node) => node is YamlNode.Scalar { Text.Length: 0 } ? "empty" : node.Kind;
}

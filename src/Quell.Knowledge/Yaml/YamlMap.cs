using System.Collections.Immutable;
using System.Globalization;
using YamlDotNet.RepresentationModel;

namespace Quell.Knowledge.Yaml;

/// <summary>
/// Reads the keys of one YAML map and notes by file and line what is missing, mistyped or - in <see cref="Done"/> -
/// unknown. After a problem the value is a harmless default.
/// </summary>
internal sealed class YamlMap
{
    private readonly YamlMappingNode _node;
    private readonly List<KnowledgeProblem> _problems;
    private readonly Dictionary<string, YamlNode> _entries = new(StringComparer.Ordinal);
    private readonly HashSet<string> _asked = new(StringComparer.Ordinal);

    public YamlMap(string file, YamlMappingNode node, List<KnowledgeProblem> problems)
    {
        (File, _node, _problems) = (file, node, problems);
        foreach (var (key, value) in node.Children)
        {
            if (key is YamlScalarNode { Value: { Length: > 0 } name })
            {
                _entries[name] = value;
            }
            else
            {
                Problem(key, "a key has to be a word");
            }
        }
    }

    public string File { get; }

    public int Line => (int)_node.Start.Line;

    public IEnumerable<string> Keys => _entries.Keys;

    public int LineOf(string key) => _entries.TryGetValue(key, out var node) ? (int)node.Start.Line : Line;

    public bool Has(string key) => _entries.ContainsKey(key);

    public string Text(string key) => OptionalText(key) ?? Missing(key, string.Empty);

    public string? OptionalText(string key)
    {
        switch (Node(key))
        {
            case null:
                return null;
            case YamlScalarNode scalar when !string.IsNullOrWhiteSpace(scalar.Value):
                return scalar.Value.Trim();
            case { } other:
                Problem(other, $"`{key}` has to be a text that is not empty");
                return string.Empty;
        }
    }

    /// <summary>A list of texts, or one text alone.</summary>
    public ImmutableArray<string> Texts(string key, bool required = true)
    {
        switch (Node(key))
        {
            case null:
                return required ? Missing(key, ImmutableArray<string>.Empty) : [];
            case YamlScalarNode:
                return [Text(key)];
            case YamlSequenceNode list:
                return [.. list.Children.Select(item => Item(key, item)).OfType<string>()];
            case { } other:
                Problem(other, $"`{key}` has to be a list of texts");
                return [];
        }
    }

    public ImmutableArray<ImmutableArray<string>> Lists(string key)
    {
        if (Node(key) is not { } node)
        {
            return [];
        }
        if (node is YamlSequenceNode list && list.Children.All(item => item is YamlSequenceNode))
        {
            return
            [
                .. list
                    .Children.Cast<YamlSequenceNode>()
                    .Select(inner =>
                        inner.Children.Select(item => Item(key, item)).OfType<string>().ToImmutableArray()
                    ),
            ];
        }
        Problem(node, $"`{key}` has to be a list of lists");
        return [];
    }

    public ImmutableArray<YamlMap> Maps(string key, bool required = true)
    {
        switch (Node(key))
        {
            case null:
                return required ? Missing(key, ImmutableArray<YamlMap>.Empty) : [];
            case YamlSequenceNode list when list.Children.All(item => item is YamlMappingNode):
                return [.. list.Children.Cast<YamlMappingNode>().Select(item => new YamlMap(File, item, _problems))];
            case { } other:
                Problem(other, $"`{key}` has to be a list of maps");
                return [];
        }
    }

    public YamlMap? Map(string key)
    {
        switch (Node(key))
        {
            case null:
                return null;
            case YamlMappingNode map:
                return new YamlMap(File, map, _problems);
            case { } other:
                Problem(other, $"`{key}` has to be a map");
                return null;
        }
    }

    public int Whole(string key)
    {
        var text = Text(key);
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return number;
        }
        ProblemAt(key, $"`{key}` has to be a whole number");
        return 0;
    }

    public bool Flag(string key, bool otherwise) =>
        OptionalText(key) is { } text ? OneOf(key, text, [("true", true), ("false", false)], otherwise) : otherwise;

    public T Word<T>(string key, params ReadOnlySpan<(string Word, T Value)> words) =>
        OneOf(key, Text(key), words, words[0].Value);

    public T OptionalWord<T>(string key, T otherwise, params ReadOnlySpan<(string Word, T Value)> words) =>
        OptionalText(key) is { } text ? OneOf(key, text, words, otherwise) : otherwise;

    public void ProblemAt(string key, string what) => _problems.Add(new KnowledgeProblem(File, LineOf(key), what));

    /// <summary>Every key that nobody asked for is a mistake of the file.</summary>
    public void Done()
    {
        foreach (var key in _entries.Keys.Where(key => !_asked.Contains(key)))
        {
            ProblemAt(key, $"unknown key `{key}`");
        }
    }

    private YamlNode? Node(string key)
    {
        _asked.Add(key);
        return _entries.GetValueOrDefault(key);
    }

    private string? Item(string key, YamlNode item)
    {
        if (item is YamlScalarNode { Value: { } value } && !string.IsNullOrWhiteSpace(value))
        {
            return value.Trim();
        }
        Problem(item, $"`{key}` holds something that is no text");
        return null;
    }

    private T OneOf<T>(string key, string text, ReadOnlySpan<(string Word, T Value)> words, T otherwise)
    {
        foreach (var (word, value) in words)
        {
            if (string.Equals(word, text, StringComparison.Ordinal))
            {
                return value;
            }
        }
        ProblemAt(key, $"`{key}: {text}` is not one of the words it may be");
        return otherwise;
    }

    private T Missing<T>(string key, T otherwise)
    {
        _problems.Add(new KnowledgeProblem(File, Line, $"`{key}` is missing"));
        return otherwise;
    }

    private void Problem(YamlNode node, string what) =>
        _problems.Add(new KnowledgeProblem(File, (int)node.Start.Line, what));
}

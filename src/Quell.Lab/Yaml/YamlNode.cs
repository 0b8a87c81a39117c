using System.Collections.Immutable;

namespace Quell.Lab.Yaml;

/// <summary>One node of a YAML document, with the place where it begins.</summary>
internal abstract record YamlNode
{
    private YamlNode(Mark at) => At = at;

    public Mark At { get; }

    /// <summary>A value; only a plain (unquoted) one may be read as a number, a boolean or null.</summary>
    public sealed record Scalar(string Text, bool Plain, Mark Place) : YamlNode(Place);

    public sealed record Map(ImmutableArray<Entry> Entries, Mark Place) : YamlNode(Place);

    public sealed record Sequence(ImmutableArray<YamlNode> Items, Mark Place) : YamlNode(Place);

    public sealed record Entry(string Key, Mark At, YamlNode Value);

    public string Kind =>
        this switch
        {
            Map => "a map",
            Sequence => "a list",
            _ => "a value",
        };
}

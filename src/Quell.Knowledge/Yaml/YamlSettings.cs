using System.Collections.Immutable;
using YamlDotNet.RepresentationModel;

namespace Quell.Knowledge.Yaml;

/// <summary>A file of settings: maps of maps down to single words, read as dotted keys.</summary>
public static class YamlSettings
{
    /// <returns>Each setting with the line it stands on; one that is given twice, or is no single word, is a problem.</returns>
    public static (ImmutableArray<YamlSetting> Settings, ImmutableArray<KnowledgeProblem> Problems) Read(
        string file,
        string text
    )
    {
        if (IsEmpty(text))
        {
            return ([], []);
        }
        var problems = new List<KnowledgeProblem>();
        var settings = ImmutableArray.CreateBuilder<YamlSetting>();
        if (YamlText.Root(new KnowledgeFile(file, text), problems) is { } root)
        {
            Flatten(file, root, string.Empty, settings, problems);
        }
        return (settings.ToImmutable(), [.. problems]);
    }

    private static void Flatten(
        string file,
        YamlMappingNode map,
        string prefix,
        ImmutableArray<YamlSetting>.Builder settings,
        List<KnowledgeProblem> problems
    )
    {
        foreach (var (key, value) in map.Children)
        {
            var line = (int)key.Start.Line;
            if (key is not YamlScalarNode { Value: { Length: > 0 } name })
            {
                problems.Add(new KnowledgeProblem(file, line, "a key has to be a word"));
                continue;
            }
            switch (value)
            {
                case YamlMappingNode inner:
                    Flatten(file, inner, $"{prefix}{name}.", settings, problems);
                    break;
                case YamlScalarNode scalar:
                    settings.Add(new YamlSetting(prefix + name, scalar.Value ?? string.Empty, line));
                    break;
                default:
                    problems.Add(new KnowledgeProblem(file, line, $"`{prefix}{name}` has to be one value, not a list"));
                    break;
            }
        }
    }

    private static bool IsEmpty(string text) =>
        text.Split('\n').All(line => line.AsSpan().Trim() is { IsEmpty: true } or ['#', ..]);
}

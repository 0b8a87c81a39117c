using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Quell.Knowledge.Yaml;

/// <summary>Reads one file as one YAML map. Aliases are refused: a file may come from somebody else.</summary>
internal static class YamlText
{
    /// <returns>Null after the problem was noted.</returns>
    public static YamlMap? Read(KnowledgeFile file, List<KnowledgeProblem> problems) =>
        Root(file, problems) is { } root ? new YamlMap(file.Path, root, problems) : null;

    /// <returns>Null after the problem was noted.</returns>
    public static YamlMappingNode? Root(KnowledgeFile file, List<KnowledgeProblem> problems)
    {
        if (TooDeep(file.Text) is { } line)
        {
            problems.Add(new KnowledgeProblem(file.Path, line, "is nested too deep"));
            return null;
        }
        try
        {
            var stream = new YamlStream();
            stream.Load(new StringReader(file.Text));
            if (stream.Documents is not [{ RootNode: YamlMappingNode root }])
            {
                problems.Add(new KnowledgeProblem(file.Path, 1, "has to be one document with a map"));
                return null;
            }
            if (root.AllNodes.FirstOrDefault(node => !node.Anchor.IsEmpty) is { } anchored)
            {
                problems.Add(new KnowledgeProblem(file.Path, (int)anchored.Start.Line, "anchors are not taken"));
                return null;
            }
            return root;
        }
        catch (YamlException broken)
        {
            var what = broken.Message.ReplaceLineEndings("\n").Split('\n')[0];
            problems.Add(new KnowledgeProblem(file.Path, (int)broken.Start.Line, $"not YAML: {what}"));
            return null;
        }
        // The parser's own answers to some unclosed brackets and stray colons.
        catch (Exception broken) when (broken is InvalidOperationException or ArgumentException)
        {
            problems.Add(new KnowledgeProblem(file.Path, 1, "not YAML: a bracket or a quote is not closed"));
            return null;
        }
    }

    /// <summary>The parser calls itself for each level, and a stack that overflows ends the program. Counted generously.</summary>
    private static int? TooDeep(string text)
    {
        var (open, line) = (0, 1);
        var (levels, isIndent) = (0, true);
        foreach (var letter in text)
        {
            switch (letter)
            {
                case '\n':
                    (line, levels, isIndent) = (line + 1, 0, true);
                    break;
                case '[' or '{':
                    open++;
                    break;
                case ']' or '}':
                    open = Math.Max(0, open - 1);
                    break;
            }
            isIndent &= letter is ' ' or '-' or '?' or ':' or '\n';
            levels += isIndent && letter != '\n' ? 1 : 0;
            if (open > DeepestBrackets || levels > DeepestIndent)
            {
                return line;
            }
        }
        return null;
    }

    private const int DeepestBrackets = 64;
    private const int DeepestIndent = 200;
}

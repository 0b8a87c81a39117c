using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Quell.Knowledge.Yaml;

/// <summary>Reads one file as one YAML map. Aliases are refused: a file may come from somebody else.</summary>
internal static class YamlText
{
    /// <returns>Null after the problem was noted.</returns>
    public static YamlMap? Read(KnowledgeFile file, List<KnowledgeProblem> problems)
    {
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
            return new YamlMap(file.Path, root, problems);
        }
        catch (YamlException broken)
        {
            var what = broken.Message.ReplaceLineEndings("\n").Split('\n')[0];
            problems.Add(new KnowledgeProblem(file.Path, (int)broken.Start.Line, $"not YAML: {what}"));
            return null;
        }
        catch (InvalidOperationException) // The parser's own answer to some unclosed brackets.
        {
            problems.Add(new KnowledgeProblem(file.Path, 1, "not YAML: a bracket or a quote is not closed"));
            return null;
        }
    }
}

using System.Collections.Immutable;

namespace Quell.Knowledge;

/// <summary>The YAML files inside this assembly.</summary>
internal static class EmbeddedKnowledge
{
    public static ImmutableArray<KnowledgeFile> Files()
    {
        var assembly = typeof(EmbeddedKnowledge).Assembly;
        return
        [
            .. assembly
                .GetManifestResourceNames()
                .Where(name => name.EndsWith(".yaml", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)
                .Select(name => new KnowledgeFile(name, TextOf(name))),
        ];

        string TextOf(string name)
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            return reader.ReadToEnd();
        }
    }
}

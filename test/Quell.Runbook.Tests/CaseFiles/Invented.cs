using Quell.Domain.Facts;
using Quell.Runbook.CaseFiles;

namespace Quell.Runbook.Tests.CaseFiles;

/// <summary>What a reading says that its file does not.</summary>
internal static class Invented
{
    /// <summary>Values that are in no line of the file, marks of Markdown left out on both sides.</summary>
    public static IEnumerable<string> In(string text, CaseFile file)
    {
        var lines = text.Split('\n').Select(Bare).ToArray();
        foreach (var fact in file.Facts)
        {
            var cited = int.Parse(fact.Citation.Source.Split(':')[^1]);
            if (cited < 1 || cited > lines.Length)
            {
                yield return $"{fact.Key} cites line {cited} of {lines.Length}";
                continue;
            }
            foreach (var (value, index) in fact.Values.Select((value, index) => (value, index)))
            {
                var said = Bare(fact.Key == FactKeys.CaseIndicators ? value[(value.IndexOf('=') + 1)..] : value);
                var where =
                    index == 0 && fact.Key != FactKeys.CaseIndicators ? [lines[cited - 1]] : lines[(cited - 1)..];
                if (said.Length > 0 && !where.Any(line => line.Contains(said, StringComparison.OrdinalIgnoreCase)))
                {
                    yield return $"{fact.Key}: {value}";
                }
            }
        }
    }

    private static string Bare(string text) =>
        string.Concat(
            text.Replace("&#96;", "`", StringComparison.Ordinal)
                .Where(sign => !char.IsWhiteSpace(sign) && sign is not ('\\' or '`' or '*' or '|' or '\uFEFF'))
        );
}

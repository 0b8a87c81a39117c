using System.Text.RegularExpressions;
using Quell.Domain.Facts;

namespace Quell.Runbook.CaseFiles;

/// <summary>Reads "Vulnerability surface": the counts as text, and each CVE with what is said of it.</summary>
internal static partial class SurfaceReader
{
    public static void Read(CaseSection section, CaseFileFacts facts)
    {
        foreach (var line in section.Plain)
        {
            var plain = MarkdownWords.Plain(MarkdownWords.Unlisted(line.Text));
            facts.Add(FactKeys.CaseVulnerabilities, plain, line.Number);
            var found = Cve().Matches(plain);
            for (var index = 0; index < found.Count; index++)
            {
                var end = index + 1 < found.Count ? found[index + 1].Index : plain.Length;
                facts.Add(
                    FactKeys.Vulnerabilities,
                    plain[found[index].Index..end].TrimEnd(' ', ',', ';', '(', '·', '/'),
                    line.Number
                );
            }
        }
    }

    [GeneratedRegex(@"\bCVE-[0-9]{4}-[0-9]{4,7}\b", RegexOptions.CultureInvariant, Timeout.Infinite)]
    private static partial Regex Cve();
}

using Quell.Domain.Facts;

namespace Quell.Runbook.CaseFiles;

/// <summary>Reads "Incident scope": the table of related events, and what the cloud's API was asked to do.</summary>
internal static class ScopeReader
{
    private const string Cloud = "cloud-api";

    public static void Read(CaseSection section, CaseFileFacts facts)
    {
        foreach (var line in section.Plain)
        {
            var plain = MarkdownWords.Plain(MarkdownWords.Unlisted(line.Text));
            if (plain.StartsWith(Cloud, StringComparison.OrdinalIgnoreCase))
            {
                facts.Add(FactKeys.CaseCloudCalls, plain, line.Number);
            }
            else if (plain.StartsWith("no related", StringComparison.OrdinalIgnoreCase))
            {
                facts.AddNone(FactKeys.CaseRelated, line.Number);
            }
        }
        TableReader.Rows(section, FactKeys.CaseRelated, facts);
    }
}

using Quell.Domain.Facts;

namespace Quell.Runbook.CaseFiles;

/// <summary>Reads tables and lists: a value for each row, a value for each item.</summary>
internal static class TableReader
{
    /// <summary>The rows under the line of dashes, cells between bars.</summary>
    public static void Rows(CaseSection section, string key, CaseFileFacts facts)
    {
        var isBody = false;
        foreach (var line in section.Plain)
        {
            if (MarkdownWords.Cells(line.Text) is not { } cells)
            {
                isBody = false;
                continue;
            }
            if (cells.All(cell => cell.AsSpan().IndexOfAnyExcept("-: ") < 0))
            {
                isBody = true;
                continue;
            }
            var words = cells.Select(MarkdownWords.Plain).ToList();
            if (isBody && words.Any(word => word.Length > 0))
            {
                facts.Add(key, string.Join(" | ", words), line.Number);
            }
        }
    }

    public static void Items(CaseSection section, string key, CaseFileFacts facts)
    {
        foreach (var line in section.Plain.Where(line => MarkdownWords.IsListed(line.Text)))
        {
            facts.Add(key, MarkdownWords.Plain(MarkdownWords.Unlisted(line.Text)), line.Number);
        }
    }
}

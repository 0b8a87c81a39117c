using System.Collections.Immutable;
using Quell.Domain.Text;

namespace Quell.Runbook.Report;

/// <summary>A report as plain lines, for the terminal.</summary>
public static class ReportWords
{
    private const int Longest = 400;

    public static ImmutableArray<string> Inline(CaseReport report)
    {
        var lines = ImmutableArray.CreateBuilder<string>();
        lines.Add($"Report: {Said(report.Title)}{(report.About.Simulated ? " (SIMULATED)" : "")}");
        foreach (var section in report.Sections)
        {
            lines.Add(string.Empty);
            lines.Add(section.Title);
            if (!section.Inline.IsEmpty)
            {
                lines.AddRange(section.Inline.Select(line => "  " + Printable.Line(line)));
                continue;
            }
            lines.AddRange(section.Rows.SelectMany(row => Row(section, row)));
            lines.AddRange(section.Lines.Select(line => "  " + Said(line)));
        }
        lines.Add(string.Empty);
        lines.Add(Head(report));
        return lines.ToImmutable();
    }

    /// <summary>What ties a report to its audit trail.</summary>
    public static string Head(CaseReport report) =>
        report.About.HeadHash.Length == 0
            ? "Journal head: none, the case is kept nowhere"
            : $"Journal head: {report.About.HeadHash} (entry {report.About.Entries})";

    private static IEnumerable<string> Row(ReportSection section, ImmutableArray<string> row)
    {
        if (section.Columns.Length <= 3)
        {
            yield return "  " + string.Join("  ", row.Select(cell => Said(cell)));
            yield break;
        }
        yield return "  - " + Said(row[0]);
        for (var column = 1; column < row.Length; column++)
        {
            yield return $"      {section.Columns[column]}: {Said(row[column])}";
        }
    }

    /// <summary>Redacted once more: what was journalled before a rule knew a secret must not be shown by a report made after.</summary>
    private static string Said(string text) => Printable.Of(Redaction.Of(text), Longest);
}

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
        lines.Add($"Report: {Printable.Of(report.Title)}{(report.About.Simulated ? " (SIMULATED)" : "")}");
        foreach (var section in report.Sections)
        {
            lines.Add(string.Empty);
            lines.Add(section.Title);
            if (!section.Inline.IsEmpty)
            {
                lines.AddRange(section.Inline.Select(line => "  " + line));
                continue;
            }
            lines.AddRange(section.Rows.SelectMany(row => Row(section, row)));
            lines.AddRange(section.Lines.Select(line => "  " + Printable.Of(line, Longest)));
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
            yield return "  " + string.Join("  ", row.Select(cell => Printable.Of(cell, Longest)));
            yield break;
        }
        yield return "  - " + Printable.Of(row[0], Longest);
        for (var column = 1; column < row.Length; column++)
        {
            yield return $"      {section.Columns[column]}: {Printable.Of(row[column], Longest)}";
        }
    }
}

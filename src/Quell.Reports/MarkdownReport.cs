using System.Collections.Immutable;
using System.Text;
using Quell.Domain.Text;
using Quell.Runbook.Ports;
using Quell.Runbook.Report;

namespace Quell.Reports;

/// <summary>A report as Markdown. Everything that came from outside is escaped; nothing in it can become markup.</summary>
public sealed class MarkdownReport : IReportWriter
{
    private const int Longest = 2000;

    public string FileName => "report.md";

    public string Render(CaseReport report)
    {
        var text = new StringBuilder();
        text.Append("# ").AppendLine(MarkdownText.Inline(Redaction.Of(report.Title))).AppendLine();
        if (report.About.Simulated)
        {
            text.AppendLine(
                    report.About.RealPrograms
                        ? "> **SIMULATED tenant with REAL kubectl and aws**: practice on the embedded tenant, with this machine's own programs."
                        : "> **SIMULATED**: practice on the embedded tenant. Nothing outside the program was touched."
                )
                .AppendLine();
        }
        foreach (var paragraph in report.Summary)
        {
            text.AppendLine(MarkdownText.Inline(Redaction.Of(paragraph), Longest)).AppendLine();
        }
        foreach (var section in report.Sections)
        {
            Section(text, section);
        }
        text.AppendLine(MarkdownText.Inline(ReportWords.Head(report)));
        return text.ToString();
    }

    private static void Section(StringBuilder text, ReportSection section)
    {
        text.Append("## ").AppendLine(section.Title).AppendLine();
        if (!section.Rows.IsEmpty)
        {
            Row(text, section.Columns, MarkdownText.Cell);
            text.Append('|').Insert(text.Length, " --- |", section.Columns.Length).AppendLine();
            foreach (var row in section.Rows)
            {
                Row(text, row, MarkdownText.Cell);
            }
            text.AppendLine();
        }
        if (!section.Diagram.IsEmpty)
        {
            text.AppendLine("```mermaid");
            foreach (var line in section.Diagram)
            {
                text.AppendLine(Redaction.Of(line));
            }
            text.AppendLine("```").AppendLine();
        }
        if (!section.Lines.IsEmpty)
        {
            text.AppendLine(
                    MarkdownText.Fence(
                        section.Lines.Select(line => Redaction.Of(line)),
                        maxLines: 2000,
                        maxRunes: Longest
                    )
                )
                .AppendLine();
        }
    }

    private static void Row(StringBuilder text, ImmutableArray<string> cells, Func<string?, int, string> escape)
    {
        text.Append('|');
        foreach (var cell in cells)
        {
            text.Append(' ').Append(escape(Redaction.Of(cell), Longest)).Append(" |");
        }
        text.AppendLine();
    }
}

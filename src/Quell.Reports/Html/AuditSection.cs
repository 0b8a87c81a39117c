using System.Globalization;
using Quell.Runbook.Report;

namespace Quell.Reports.Html;

/// <summary>The audit trail, entry by entry.</summary>
internal static class AuditSection
{
    public static void Write(HtmlWriter html, CaseReport report)
    {
        Tables.Section(
            html,
            "audit",
            "Audit trail",
            "Every question, answer, write and outcome, in the order of the journal. Entry numbers are those of the journal."
        );
        Tables.Open(html, "audit", ["Time (UTC)", "Entry", "What"]);
        foreach (var line in report.Audit)
        {
            html.Open("tr");
            Tables.Cell(html, "Time (UTC)", Utc.Of(line.At), "time");
            Tables.Cell(html, "Entry", line.Sequence.ToString(CultureInfo.InvariantCulture), "number");
            Tables.Cell(html, "What", line.Words);
            html.Close();
        }
        Tables.Close(html);
        html.Close();
    }
}

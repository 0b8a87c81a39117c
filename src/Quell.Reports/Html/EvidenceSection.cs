using System.Globalization;
using Quell.Runbook.Report;

namespace Quell.Reports.Html;

/// <summary>What is kept: the raw answers beside the journal, each with its digest.</summary>
internal static class EvidenceSection
{
    public static void Write(HtmlWriter html, CaseReport report)
    {
        Tables.Section(
            html,
            "evidence",
            "Evidence",
            report.Evidence.IsEmpty
                ? "No raw answers are kept."
                : string.Create(
                    CultureInfo.InvariantCulture,
                    $"{report.Evidence.Length} raw answers, {Size(report.Figures.EvidenceBytes)}, lie redacted beside the journal. Each file is named by its SHA-256."
                )
        );
        if (!report.Evidence.IsEmpty)
        {
            Tables.Fold(html, "Every answer with its digest");
            Tables.Open(html, "kept", ["Time (UTC)", "Source", "Asked with", "SHA-256", "Size"]);
            foreach (var kept in report.Evidence)
            {
                html.Open("tr");
                Tables.Cell(html, "Time (UTC)", Utc.Of(kept.At));
                Tables.Cell(html, "Source", kept.Source);
                Tables.Cell(html, "Asked with", kept.Command, "mono");
                Tables.Cell(html, "SHA-256", kept.Sha256, "mono");
                Tables.Cell(html, "Size", Size(kept.Bytes));
                html.Close();
            }
            Tables.Close(html);
            html.Close();
        }
        html.Close();
    }

    private static string Size(long bytes) =>
        bytes < 1024
            ? string.Create(CultureInfo.InvariantCulture, $"{bytes} B")
            : string.Create(CultureInfo.InvariantCulture, $"{bytes / 1024.0:0.0} KiB");
}

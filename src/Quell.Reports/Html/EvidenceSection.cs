using System.Globalization;
using Quell.Runbook.Kept;
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
        var purpose = report.Evidence.Where(kept => kept.Kind != KeptKind.Answer).ToList();
        if (purpose.Count > 0)
        {
            html.Element("h3", "Kept on purpose");
            Table(html, purpose);
        }
        if (!report.Evidence.IsEmpty)
        {
            Tables.Fold(html, "Every answer with its digest");
            Table(html, report.Evidence.Where(kept => kept.Kind == KeptKind.Answer));
            html.Close();
        }
        html.Close();
    }

    private static void Table(HtmlWriter html, IEnumerable<KeptPiece> pieces)
    {
        Tables.Open(html, "kept", ["Time (UTC)", "Piece", "Asked with", "SHA-256", "Size"]);
        foreach (var kept in pieces)
        {
            html.Open("tr");
            Tables.Cell(html, "Time (UTC)", Utc.Of(kept.At));
            Tables.Cell(
                html,
                "Piece",
                $"{kept.Id} {KeptWords.Kind(kept.Kind)}{(kept.Try is { } tried ? $" by {tried}" : "")}"
            );
            Tables.Cell(html, "Asked with", kept.Source, "mono");
            Tables.Cell(html, "SHA-256", kept.Sha256, "mono");
            Tables.Cell(html, "Size", Size(kept.Bytes));
            html.Close();
        }
        Tables.Close(html);
    }

    private static string Size(long bytes) =>
        bytes < 1024
            ? string.Create(CultureInfo.InvariantCulture, $"{bytes} B")
            : string.Create(CultureInfo.InvariantCulture, $"{bytes / 1024.0:0.0} KiB");
}

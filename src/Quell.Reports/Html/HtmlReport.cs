using System.Security.Cryptography;
using System.Text;
using Quell.Runbook.Ports;
using Quell.Runbook.Report;

namespace Quell.Reports.Html;

/// <summary>
/// A report as one page that needs nothing beside it: no script, no font, no picture, no network. Its policy allows the one
/// style sheet that is in it, by digest, and nothing else.
/// </summary>
public sealed class HtmlReport : IReportWriter
{
    private static readonly string s_style = ReadStyle();

    public string FileName => "report.html";

    /// <summary>What a browser lets the page do.</summary>
    public static string Policy =>
        $"default-src 'none'; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(s_style)))}'; base-uri 'none'; form-action 'none'";

    public string Render(CaseReport report)
    {
        var html = HtmlWriter.Document($"{report.Title} — {report.Verdict.Word}", s_style, Policy);
        PageHeader.Write(html, report);
        html.Open("main");
        ActionTable.Write(html, report);
        BlastSection.Write(html, report);
        TimelineSection.Write(html, report);
        ThreatSection.Write(html, report);
        EvidenceSection.Write(html, report);
        AuditSection.Write(html, report);
        html.Close();
        PageFooter.Write(html, report);
        return html.End();
    }

    private static string ReadStyle()
    {
        using var reader = new StreamReader(
            typeof(HtmlReport).Assembly.GetManifestResourceStream("report.css")
                ?? throw new InvalidOperationException("The style sheet is part of the program.")
        );
        return reader.ReadToEnd();
    }
}

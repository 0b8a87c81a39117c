using Quell.Runbook.Report;

namespace Quell.Reports.Html;

/// <summary>What ties the page to its journal, and how to check that.</summary>
internal static class PageFooter
{
    public static void Write(HtmlWriter html, CaseReport report)
    {
        html.Open("footer");
        html.Element("p", ReportWords.Head(report), ("class", "mono head"));
        html.Element(
            "p",
            $"Folded from {report.About.Entries} entries, the last of {Utc.Of(report.About.Until)}{(report.About.Version is { } version ? $", written by {version}" : "")}."
        );
        html.Open("p").Text("Check the trail: ").Element("code", report.About.VerifyCommand).Close();
        html.Close();
    }
}

using Quell.Domain;
using Quell.Domain.Actions;
using Quell.Runbook.Report;

namespace Quell.Reports.Html;

/// <summary>Which of four looks something has, and the sign that says the same without colour.</summary>
internal static class Tones
{
    public static string Of(Status? status) =>
        status switch
        {
            Status.Done or Status.Cleared => "good",
            Status.Failed or Status.StillActive => "bad",
            Status.Inconclusive or Status.Pending or Status.InProgress => "unsure",
            _ => "neutral",
        };

    public static string Of(ReportedDecisionKind kind) =>
        kind switch
        {
            ReportedDecisionKind.Approved => "good",
            ReportedDecisionKind.Declined => "unsure",
            _ => "neutral",
        };

    public static string Of(TimelineTone tone) =>
        tone switch
        {
            TimelineTone.Good => "good",
            TimelineTone.Bad => "bad",
            TimelineTone.Unsure => "unsure",
            _ => "neutral",
        };

    public static string Of(Severity severity) =>
        severity switch
        {
            Severity.Outage => "bad",
            Severity.Degraded or Severity.Unknown => "unsure",
            _ => "neutral",
        };

    public static string Sign(string tone) =>
        tone switch
        {
            "good" => "✓",
            "bad" => "✕",
            "unsure" => "?",
            _ => "–",
        };

    /// <summary>A word in a pill, with its sign.</summary>
    public static void Pill(HtmlWriter html, string tone, string words)
    {
        html.Open("span", ("class", $"pill {tone}"));
        html.Element("span", Sign(tone), ("class", "sign"), ("aria-hidden", "true"));
        html.Text(words).Close();
    }
}

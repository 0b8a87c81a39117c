using System.Globalization;
using Quell.Domain;
using Quell.Runbook.Report;

namespace Quell.Reports.Html;

/// <summary>What somebody sees first: what it was, how it ended, the figures, the two paragraphs.</summary>
internal static class PageHeader
{
    public static void Write(HtmlWriter html, CaseReport report)
    {
        if (report.About.Simulated)
        {
            Banner(html, report);
        }
        html.Open("header", ("class", $"hero {Tones.Of(report.Verdict.Status)}"));
        html.Open("div", ("class", "what"));
        html.Element("p", "Quell · remediation report", ("class", "eyebrow"));
        html.Element("h1", report.Threat?.RuleName ?? report.Threat?.PolicyName ?? report.Title);
        html.Element("p", report.About.Place, ("class", "place"));
        Facts(html, report);
        html.Close();
        Verdict(html, report);
        html.Close();
        Navigation(html);
        Figures(html, report);
        html.Open("section", ("class", "summary"), ("aria-label", "Summary"));
        foreach (var paragraph in report.Summary)
        {
            html.Element("p", paragraph);
        }
        html.Close();
    }

    private static void Banner(HtmlWriter html, CaseReport report)
    {
        html.Open("p", ("class", "banner"), ("role", "note"));
        html.Element("strong", "SIMULATED");
        html.Text(
            report.About.RealPrograms
                ? " Practice on the embedded tenant, with this machine's own kubectl and aws."
                : " Practice on the embedded tenant. Nothing outside the program was touched."
        );
        html.Close();
    }

    private static void Facts(HtmlWriter html, CaseReport report)
    {
        html.Open("dl", ("class", "facts"));
        Fact(html, "Case", report.About.Id?.Value ?? "none");
        Fact(html, "Event", report.About.EventId ?? "unknown");
        Fact(html, "Tenant", report.About.Tenant);
        Fact(html, "Opened", Utc.Of(report.About.OpenedAt));
        Fact(html, "State", report.About.Closed ? "closed" : "open");
        html.Close();
    }

    private static void Fact(HtmlWriter html, string name, string value) =>
        html.Open("div").Element("dt", name).Element("dd", value).Close();

    private static void Verdict(HtmlWriter html, CaseReport report)
    {
        var verdict = report.Verdict;
        var tone = Tones.Of(verdict.Status);
        html.Open("div", ("class", $"verdict {tone}"));
        html.Element("p", "Verdict", ("class", "eyebrow"));
        html.Open("p", ("class", "word"));
        html.Element("span", Tones.Sign(tone), ("class", "sign"), ("aria-hidden", "true"));
        html.Text(verdict.Word).Close();
        html.Element("p", verdict.Why, ("class", "why"));
        if (verdict.Since is { } since)
        {
            html.Element("p", $"Since then: {since}.", ("class", "since"));
        }
        html.Element(
            "p",
            string.Create(CultureInfo.InvariantCulture, $"Exit code {(int)verdict.Code}: {verdict.CodeWhy}."),
            ("class", "code")
        );
        html.Close();
    }

    private static void Navigation(HtmlWriter html)
    {
        html.Open("nav", ("aria-label", "Sections"));
        foreach (
            var (id, words) in (ReadOnlySpan<(string, string)>)
                [
                    ("actions", "Actions"),
                    ("radius", "Blast radius"),
                    ("timeline", "Timeline"),
                    ("threat", "Threat"),
                    ("evidence", "Evidence"),
                    ("audit", "Audit trail"),
                ]
        )
        {
            html.Element("a", words, ("href", $"#{id}"));
        }
        html.Close();
    }

    private static void Figures(HtmlWriter html, CaseReport report)
    {
        var figures = report.Figures;
        html.Open("section", ("class", "figures"), ("aria-label", "Key figures"));
        Figure(html, DurationWords.Of(figures.FirstChecklist), "to the first checklist", null);
        Figure(html, DurationWords.Of(figures.FirstContainment), "to the first containment", null);
        Figure(
            html,
            Count(figures.Done),
            figures.Done == 1 ? "action done" : "actions done",
            $"{figures.Failed} failed · {figures.Declined} declined · {figures.Pending} pending{(figures.Undone == 0 ? "" : $" · {figures.Undone} undone")}"
        );
        Figure(
            html,
            figures.Decisions == 0 ? "–" : DurationWords.Of(figures.MedianDecision),
            "median time to decide",
            figures.Decisions == 0
                ? "nothing was decided"
                : $"{figures.Decisions} decisions · longest {DurationWords.Of(figures.LongestDecision)} · put again {figures.Represented} times"
        );
        Figure(html, Count(figures.ReFires), "re-fires seen", WatchWords(report));
        Figure(html, Count(figures.Reads), "reads, each cited", $"{figures.Writes} writes, each behind its own yes");
        html.Close();
    }

    private static string WatchWords(CaseReport report) =>
        report.Watches.IsEmpty ? "nothing was watched"
        : report.Watches[^1] is var watch && watch.Verdict is { } verdict
            ? $"{report.Watches.Length} {(report.Watches.Length == 1 ? "watch" : "watches")}, the last {verdict.Word()}"
        : "the last watch did not end";

    private static void Figure(HtmlWriter html, string value, string what, string? more)
    {
        html.Open("div", ("class", "figure"));
        html.Element("p", value, ("class", "value"));
        html.Element("p", what, ("class", "label"));
        if (more is not null)
        {
            html.Element("p", more, ("class", "more"));
        }
        html.Close();
    }

    private static string Count(int count) => count.ToString(CultureInfo.InvariantCulture);
}

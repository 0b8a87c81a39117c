using Quell.Domain;
using Quell.Reports.Svg;
using Quell.Runbook.Report;

namespace Quell.Reports.Html;

/// <summary>What happened when, drawn, and what each watch saw.</summary>
internal static class TimelineSection
{
    public static void Write(HtmlWriter html, CaseReport report)
    {
        Tables.Section(
            html,
            "timeline",
            "Timeline",
            "Where little happened the distances are pressed together; the times are exact. Numbers are those of the action table."
        );
        if (!report.Timeline.IsEmpty)
        {
            html.Open("div", ("class", "drawing wide"));
            TimelineChart.Write(html, report);
            html.Close().Open("div", ("class", "drawing narrow"));
            TimelineLadder.Write(html, report);
            html.Close();
        }
        html.Element("h3", "Watcher");
        if (report.Watches.IsEmpty)
        {
            html.Element("p", "Nothing ran, so nothing was watched.");
        }
        foreach (var watch in report.Watches)
        {
            Watch(html, watch);
        }
        html.Close();
    }

    private static void Watch(HtmlWriter html, ReportedWatch watch)
    {
        html.Open("div", ("class", "watch"));
        html.Open("p");
        Tones.Pill(html, Tones.Of(watch.Verdict), watch.Verdict?.Word() ?? "not reached");
        html.Element("span", $"Watch {watch.Number} on {watch.Selector}: {watch.Why}.").Close();
        html.Element(
            "p",
            $"{watch.Polls} polls, {watch.IntervalSeconds} s apart, from {Utc.Of(watch.StartedAt)}; what fired after {Utc.Of(watch.Since)} by {watch.SinceSource} counts as a re-fire.",
            ("class", "small")
        );
        html.Open("ol", ("class", "polls"));
        foreach (var poll in watch.Polled)
        {
            html.Open("li", ("class", poll.Events is null ? "unsure" : "neutral"));
            html.Element("span", $"{poll.Number}", ("class", "number"));
            html.Element("span", poll.Events is { } events ? $"{events} events" : $"missed: {poll.Missed}");
            html.Element("span", poll.At.UtcDateTime.ToString("HH:mm:ss'Z'"), ("class", "time")).Close();
        }
        html.Close();
        foreach (var fired in watch.ReFires)
        {
            html.Open("p");
            Tones.Pill(html, "bad", "re-fire");
            html.Element("span", $"event {fired}", ("class", "mono")).Close();
        }
        html.Close();
    }
}

using System.Globalization;
using Quell.Reports.Html;
using Quell.Runbook.Report;
using static Quell.Reports.Svg.SvgCanvas;

namespace Quell.Reports.Svg;

/// <summary>The timeline from top to bottom, for a narrow page: one rung for each thing that happened.</summary>
internal static class TimelineLadder
{
    private const double Width = 340;
    private const double Rail = 86;
    private const double Text = 104;
    private const double Rung = 40;
    private const int MostRungs = 60;

    public static void Write(HtmlWriter html, CaseReport report)
    {
        var all = Rungs(report).ToList();
        var rungs = all.Count <= MostRungs ? all : all[..MostRungs];
        var start = TimelineWords.Start(report);
        var height = (rungs.Count * Rung) + (rungs.Count < all.Count ? 34 : 10);
        Begin(html, Width, height, TimelineWords.Says(report));
        Line(html, Rail, 14, Rail, (rungs.Count * Rung) - 14, "rail");
        foreach (var (index, span) in rungs.Index())
        {
            var y = (index * Rung) + 20;
            Words(html, Rail - 14, y + 4, TimelineWords.Offset(span.From - start), "axis", "end");
            Dot(html, Rail, y, span.To is null ? 5 : 7, $"mark {Tones.Of(span.Tone)}", Utc.Of(span.From));
            Words(html, Text, y - 4, $"{TimelineWords.Of(span.Lane)}{Number(report, span)}", "relation");
            Stack(html, Text, y + 11, SvgLabel.Lines(span.Words, (int)((Width - Text) / SvgLabel.Column), 1), "label");
        }
        if (rungs.Count < all.Count)
        {
            Words(html, Text, height - 8, $"and {all.Count - rungs.Count} more in the audit trail", "axis");
        }
        End(html);
    }

    private static string Number(CaseReport report, ReportedSpan span) =>
        TimelineWords.Number(report, span) is { } number ? $" · action {number}" : string.Empty;

    /// <summary>Polls are one rung a watch.</summary>
    private static IEnumerable<ReportedSpan> Rungs(CaseReport report) =>
        report
            .Timeline.Where(span => span is not { Lane: TimelineLane.Watched, To: null } || report.Watches.IsEmpty)
            .Concat(report.Watches.Where(watch => !watch.Polled.IsEmpty).Select(Polls))
            .OrderBy(span => span.From);

    private static ReportedSpan Polls(ReportedWatch watch)
    {
        var missed = watch.Polled.Count(poll => poll.Events is null);
        return new ReportedSpan(
            TimelineLane.Watched,
            watch.Polled[0].At,
            watch.Polled[^1].At,
            string.Create(CultureInfo.InvariantCulture, $"{watch.Polled.Length} polls, {missed} missed"),
            missed == 0 ? TimelineTone.Neutral : TimelineTone.Unsure
        );
    }
}

using Quell.Reports.Html;
using Quell.Runbook.Report;
using static Quell.Reports.Svg.SvgCanvas;

namespace Quell.Reports.Svg;

/// <summary>The timeline as lanes side by side, for a page with room.</summary>
internal static class TimelineChart
{
    private const double Width = 1120;
    private const double Left = 120;
    private const double Right = Width - 24;
    private const double Lane = 46;
    private const double Top = 34;
    private const double Bar = 20;
    private const double TickRoom = 92;

    public static void Write(HtmlWriter html, CaseReport report)
    {
        var spans = report.Timeline;
        var scale = new TimeScale(spans.SelectMany(Ends), Left + 12, Right - 12);
        var lanes = Enum.GetValues<TimelineLane>();
        var height = Top + (lanes.Length * Lane) + 10;
        Begin(html, Width, height, TimelineWords.Says(report));
        Ticks(html, scale, TimelineWords.Start(report), height);
        foreach (var (index, lane) in lanes.Index())
        {
            var y = Top + (index * Lane) + (Lane / 2);
            Words(html, 0, y + 4, TimelineWords.Of(lane), "lane");
            Line(html, Left, y, Right, y, "rail");
            foreach (var span in spans.Where(span => span.Lane == lane))
            {
                Span(html, scale, span, y, TimelineWords.Number(report, span));
            }
        }
        End(html);
    }

    private static IEnumerable<DateTimeOffset> Ends(ReportedSpan span) =>
        span.To is { } to ? [span.From, to] : [span.From];

    private static void Span(HtmlWriter html, TimeScale scale, ReportedSpan span, double y, string? number)
    {
        var look = $"mark {Tones.Of(span.Tone)}";
        var says = $"{span.Words}, {Utc.Of(span.From)}";
        if (span.To is not { } to)
        {
            Dot(html, scale[span.From], y, span.Lane == TimelineLane.Threat ? 7 : 4, look, says);
            return;
        }
        var (from, end) = (scale[span.From], scale[to]);
        var width = Math.Max(end - from, number is null ? 8 : 18);
        html.Open("g").Element("title", $"{says} to {to.UtcDateTime:HH:mm:ss}Z");
        Box(html, from, y - (Bar / 2), width, Bar, look, 5);
        if (number is not null)
        {
            Words(html, from + (width / 2), y + 4, number, "on", "middle");
        }
        html.Close();
    }

    /// <summary>As many times as have room, each from the start of the first session on.</summary>
    private static void Ticks(HtmlWriter html, TimeScale scale, DateTimeOffset start, double height)
    {
        var free = double.MinValue;
        foreach (var time in scale.Times)
        {
            var x = scale[time];
            if (x < free)
            {
                continue;
            }
            Line(html, x, Top - 6, x, height - 4, "tick");
            Words(html, x, 18, TimelineWords.Offset(time - start), "axis", x > Right - 40 ? "end" : "middle");
            free = x + TickRoom;
        }
    }
}

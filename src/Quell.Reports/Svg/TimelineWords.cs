using System.Globalization;
using Quell.Runbook.Report;

namespace Quell.Reports.Svg;

/// <summary>The words on both drawings of the timeline.</summary>
internal static class TimelineWords
{
    public static string Of(TimelineLane lane) =>
        lane switch
        {
            TimelineLane.Threat => "Threat",
            TimelineLane.Read => "Read",
            TimelineLane.Decided => "Decided",
            TimelineLane.Ran => "Ran",
            TimelineLane.Watched => "Watched",
            _ => throw new ArgumentOutOfRangeException(nameof(lane)),
        };

    public static string Says(CaseReport report) =>
        $"Timeline of {report.Timeline.Length} moments from {Html.Utc.Of(Start(report))} to {Html.Utc.Of(report.About.Until)}. Every decision, write and outcome stands in the audit trail below.";

    /// <summary>When the work on the case began: its first reads come before it is on the disk.</summary>
    public static DateTimeOffset Start(CaseReport report) =>
        report
            .Timeline.Where(span => span.Lane != TimelineLane.Threat)
            .Select(span => span.From)
            .DefaultIfEmpty(report.Timeline[0].From)
            .Min();

    /// <summary>The number of the action in the table; null for what is no action.</summary>
    public static string? Number(CaseReport report, ReportedSpan span)
    {
        if (span.Lane is not (TimelineLane.Decided or TimelineLane.Ran) || span.To is null)
        {
            return null;
        }
        foreach (var (index, action) in report.Actions.Index())
        {
            if (span.Lane == TimelineLane.Ran ? action.SentAt == span.From : action.Decision.AskedAt == span.From)
            {
                return (index + 1).ToString(CultureInfo.InvariantCulture);
            }
        }
        return null;
    }

    /// <summary>How long after the start, or before it.</summary>
    public static string Offset(TimeSpan after)
    {
        var sign = after < TimeSpan.Zero ? "−" : "+";
        var span = after.Duration();
        return span switch
        {
            { TotalSeconds: < 60 } => string.Create(CultureInfo.InvariantCulture, $"{sign}{span.TotalSeconds:0.0} s"),
            { TotalHours: < 1 } => string.Create(
                CultureInfo.InvariantCulture,
                $"{sign}{(int)span.TotalMinutes}:{span.Seconds:00} min"
            ),
            { TotalDays: < 1 } => string.Create(
                CultureInfo.InvariantCulture,
                $"{sign}{(int)span.TotalHours}:{span.Minutes:00} h"
            ),
            _ => string.Create(CultureInfo.InvariantCulture, $"{sign}{(int)span.TotalDays} d {span.Hours} h"),
        };
    }
}

using System.Globalization;
using Quell.Runbook.Telling;

namespace Quell.Terminal.Screen;

/// <summary>A glance at a case in one row each.</summary>
internal static class GlanceWords
{
    /// <summary>Whose incident it is, where, and how long ago it was.</summary>
    public static string Title(CaseGlance glance, DateTimeOffset now)
    {
        var place = glance.Place.Length == 0 ? string.Empty : $" · {glance.Place}";
        var age = glance.EventAt is { } at ? $" · {Span(now - at)} since the event" : string.Empty;
        return glance.Badge + place + age;
    }

    public static string Doing(CaseGlance glance, DateTimeOffset now)
    {
        if (glance.Doing.Length == 0)
        {
            return string.Empty;
        }

        var time =
            glance.Until is { } until ? $", {Span(until - now)} left"
            : glance.Since is { } since && now - since >= TimeSpan.FromSeconds(1) ? $", {Span(now - since)}"
            : string.Empty;
        return glance.Doing + time;
    }

    /// <summary>What was done; where not all of it fits, the newest.</summary>
    public static string Done(CaseGlance glance, int columns)
    {
        for (var from = 0; from < glance.Done.Length; from++)
        {
            var shown = (from > 0 ? "… · " : string.Empty) + string.Join(" · ", glance.Done.Skip(from));
            if (from == glance.Done.Length - 1 || Wrapping.Fits(shown, columns))
            {
                return shown;
            }
        }

        return string.Empty;
    }

    private static string Span(TimeSpan span)
    {
        var whole = span < TimeSpan.Zero ? TimeSpan.Zero : span;
        return whole switch
        {
            { TotalMinutes: < 1 } => Said($"{whole.Seconds} s"),
            { TotalHours: < 1 } => Said($"{whole.Minutes} min {whole.Seconds:00} s"),
            { TotalDays: < 1 } => Said($"{whole.Hours} h {whole.Minutes:00} min"),
            _ => Said($"{whole.Days} d {whole.Hours} h"),
        };
    }

    private static string Said(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

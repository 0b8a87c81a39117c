using System.Globalization;

namespace Quell.Runbook.Report;

/// <summary>A stretch of time in words.</summary>
public static class DurationWords
{
    public static string Of(TimeSpan? span) =>
        span switch
        {
            null => "not reached",
            { TotalSeconds: < 60 } some => string.Create(CultureInfo.InvariantCulture, $"{some.TotalSeconds:0.0} s"),
            { TotalMinutes: < 60 } some => string.Create(
                CultureInfo.InvariantCulture,
                $"{(int)some.TotalMinutes} min {some.Seconds} s"
            ),
            { } some => string.Create(CultureInfo.InvariantCulture, $"{(int)some.TotalHours} h {some.Minutes} min"),
        };
}

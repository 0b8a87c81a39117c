using System.Globalization;
using System.Text.Json;

namespace Quell.Sysdig.Parsing;

/// <summary>Whole numbers and times, whichever way a server writes them.</summary>
internal static class Numbers
{
    private const decimal SecondsFrom = 1e8m;
    private const decimal MillisecondsFrom = 1e11m;
    private const decimal MicrosecondsFrom = 1e14m;
    private const decimal NanosecondsFrom = 1e17m;

    /// <summary>A whole number, also as text or as a float without a fraction; null for anything else.</summary>
    public static long? Whole(this JsonElement? element)
    {
        var text = element.Text();
        if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var exact))
        {
            return exact;
        }

        return Exact(text) is { } number && decimal.Truncate(number) == number && Fits(number) ? (long)number : null;
    }

    public static int? Small(this JsonElement? element) =>
        element.Whole() is { } number and >= int.MinValue and <= int.MaxValue ? (int)number : null;

    /// <summary>
    /// Nanoseconds since 1970, UTC. The contract says nanoseconds; web hooks and Falco use others, so a number is read by
    /// its magnitude: from 1e17 nanoseconds, from 1e14 micro-, from 1e11 milli-, from 1e8 seconds (each since 1973). A text
    /// may also be RFC 3339, of which nine digits of a second are kept. Null for anything else.
    /// </summary>
    public static long? Nanoseconds(this JsonElement? element)
    {
        var text = element.Text()?.Trim();
        if (
            long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var whole)
            && whole >= NanosecondsFrom
        )
        {
            return whole;
        }

        if (Exact(text) is not { } number)
        {
            return Rfc3339(text);
        }

        var factor = number switch
        {
            >= NanosecondsFrom => 1m,
            >= MicrosecondsFrom => 1e3m,
            >= MillisecondsFrom => 1e6m,
            >= SecondsFrom => 1e9m,
            _ => 0m,
        };
        return factor > 0 && Fits(number) && Fits(number * factor) ? (long)(number * factor) : null;
    }

    /// <summary>A moment in any of the forms of <see cref="Nanoseconds"/>.</summary>
    public static DateTimeOffset? Moment(this JsonElement? element) =>
        element.Nanoseconds() is { } ns ? DateTimeOffset.UnixEpoch.AddTicks(ns / TimeSpan.NanosecondsPerTick) : null;

    private static long? Rfc3339(string? text)
    {
        if (
            text is not { Length: >= 20 and <= 40 }
            || !DateTimeOffset.TryParse(
                WithoutFraction(text, out var fraction),
                CultureInfo.InvariantCulture,
                DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
                out var moment
            )
        )
        {
            return null;
        }

        var seconds = (decimal)((moment - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerSecond);
        var number = (seconds * 1e9m) + fraction;
        return number > 0 && Fits(number) ? (long)number : null;
    }

    private static string WithoutFraction(string text, out long nanoseconds)
    {
        nanoseconds = 0;
        var dot = text.IndexOf('.', StringComparison.Ordinal);
        if (dot < 0)
        {
            return text;
        }

        var end = dot + 1;
        while (end < text.Length && char.IsAsciiDigit(text[end]))
        {
            end++;
        }

        var digits = text[(dot + 1)..Math.Min(end, dot + 10)].PadRight(9, '0');
        _ = long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out nanoseconds);
        return text.Remove(dot, end - dot);
    }

    private static decimal? Exact(string? text) =>
        decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static bool Fits(decimal number) => number is >= long.MinValue and <= long.MaxValue;
}

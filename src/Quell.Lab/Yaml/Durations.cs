using System.Globalization;

namespace Quell.Lab.Yaml;

/// <summary>Spans of time as people write them: <c>45s</c>, <c>-6m30s</c>, <c>1d2h</c>, <c>300ms</c>.</summary>
internal static class Durations
{
    public const string Fix = "write a span such as 300ms, 45s, -6m30s, 2h or 40d";

    private const long Longest = 3660; // days: about ten years

    public static bool TryParse(ReadOnlySpan<char> text, out TimeSpan span)
    {
        span = default;
        var negative = text is ['-', ..];
        text = text.TrimStart("+-");
        if (text.IsEmpty)
        {
            return false;
        }

        var total = TimeSpan.Zero;
        while (!text.IsEmpty)
        {
            var digits = text.IndexOfAnyExceptInRange('0', '9');
            if (
                digits is < 1 or > 9
                || !long.TryParse(text[..digits], NumberStyles.None, CultureInfo.InvariantCulture, out var n)
                || !Unit(text[digits..], out var unit, out var length)
            )
            {
                return false;
            }

            total += unit * n;
            text = text[(digits + length)..];
        }

        span = negative ? -total : total;
        return total.TotalDays <= Longest;
    }

    private static bool Unit(ReadOnlySpan<char> text, out TimeSpan unit, out int length)
    {
        length = text.StartsWith("ms", StringComparison.Ordinal) ? 2 : 1;
        unit = text switch
        {
            ['m', 's', ..] => TimeSpan.FromMilliseconds(1),
            ['s', ..] => TimeSpan.FromSeconds(1),
            ['m', ..] => TimeSpan.FromMinutes(1),
            ['h', ..] => TimeSpan.FromHours(1),
            ['d', ..] => TimeSpan.FromDays(1),
            _ => default,
        };
        return unit != default;
    }
}

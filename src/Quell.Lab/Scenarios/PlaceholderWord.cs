using System.Globalization;
using Quell.Lab.World;
using Quell.Lab.Yaml;

namespace Quell.Lab.Scenarios;

/// <summary>The inside of one <c>${...}</c>.</summary>
internal abstract record PlaceholderWord
{
    private PlaceholderWord() { }

    public sealed record Time(bool FromStart, TimeSpan Offset, string Format) : PlaceholderWord;

    public sealed record Digits(string Alphabet, int Length) : PlaceholderWord;

    public sealed record Named(string Name) : PlaceholderWord;

    public static bool TryRead(string inner, out PlaceholderWord word)
    {
        word = new Named(inner);
        return inner is "n" or "id" or "uuid" or "pid"
            || inner.StartsWith("param:", StringComparison.Ordinal)
            || inner.StartsWith("field:", StringComparison.Ordinal)
            || inner.StartsWith("label:", StringComparison.Ordinal)
            || TryDigits(inner, "hex", Chance.Hex, ref word)
            || TryDigits(inner, "rand", Chance.PodSuffix, ref word)
            || TryTime(inner, ref word);
    }

    public string Value(PlaceholderValues values) =>
        this switch
        {
            Time time => Instant(time, (time.FromStart ? values.Start : values.At) + time.Offset),
            Digits digits => Chance.Word(values.Seed, digits.Alphabet, digits.Length),
            Named { Name: "n" } => values.N.ToString(CultureInfo.InvariantCulture),
            Named { Name: "id" } => values.Id,
            Named { Name: "uuid" } => Chance.Uuid(values.Id),
            Named { Name: "pid" } => (20_000 + Chance.Number(values.Seed, 40_000)).ToString(
                CultureInfo.InvariantCulture
            ),
            Named named => values.Named(named.Name) ?? string.Empty,
            _ => string.Empty,
        };

    private static string Instant(Time time, DateTimeOffset at) =>
        time.Format switch
        {
            "rfc3339" => Instants.Rfc3339(at),
            "s" => at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture),
            "ms" => at.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture),
            "us" => (Instants.Nanoseconds(at) / 1000).ToString(CultureInfo.InvariantCulture),
            _ => Instants.Nanoseconds(at).ToString(CultureInfo.InvariantCulture),
        };

    private static bool TryDigits(string inner, string prefix, string alphabet, ref PlaceholderWord word)
    {
        if (
            !inner.StartsWith(prefix, StringComparison.Ordinal)
            || !int.TryParse(
                inner.AsSpan(prefix.Length),
                NumberStyles.None,
                CultureInfo.InvariantCulture,
                out var length
            )
            || length is < 1 or > 64
        )
        {
            return false;
        }

        word = new Digits(alphabet, length);
        return true;
    }

    private static bool TryTime(string inner, ref PlaceholderWord word)
    {
        var bar = inner.IndexOf('|', StringComparison.Ordinal);
        var format = bar < 0 ? "ns" : inner[(bar + 1)..];
        var span = bar < 0 ? inner : inner[..bar];
        var fromStart = span.StartsWith("start", StringComparison.Ordinal);
        var name =
            fromStart ? "start"
            : span.StartsWith("at", StringComparison.Ordinal) ? "at"
            : span.StartsWith("now", StringComparison.Ordinal) ? "now"
            : null;
        if (name is null || format is not ("ns" or "us" or "ms" or "s" or "rfc3339"))
        {
            return false;
        }

        var rest = span.AsSpan(name.Length);
        var offset = TimeSpan.Zero;
        if (!rest.IsEmpty && (rest[0] is not ('+' or '-') || !Durations.TryParse(rest, out offset)))
        {
            return false;
        }

        word = new Time(fromStart, offset, format);
        return true;
    }
}

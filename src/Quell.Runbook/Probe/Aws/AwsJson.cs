using System.Globalization;
using System.Text.Json;
using Quell.Domain.Text;

namespace Quell.Runbook.Probe.Aws;

/// <summary>Small readings of what aws prints; of versions 1 and 2, which write times differently.</summary>
internal static class AwsJson
{
    private const int LongestWord = 256;

    public static JsonElement? Member(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var found) ? found : null;

    public static IEnumerable<JsonElement>? Items(JsonElement element, string name) =>
        Member(element, name) is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray() : null;

    public static string? Text(JsonElement element, string name) =>
        Member(element, name) is { ValueKind: JsonValueKind.String } found && found.GetString() is { Length: > 0 } text
            ? text
            : null;

    /// <summary>A text as one word of a fact's value: no spaces, nothing hidden, bounded.</summary>
    public static string? Word(string? text) => text is null ? null : Printable.Of(text, LongestWord).Replace(' ', '_');

    /// <summary>A time as UTC to the second: ISO 8601, or seconds since 1970 as version 1 writes some.</summary>
    public static string? Time(JsonElement element, string name) =>
        Member(element, name) switch
        {
            { ValueKind: JsonValueKind.Number } number
                when number.TryGetDouble(out var seconds) && seconds is > 0 and < 253_402_300_799 => Utc(
                DateTimeOffset.UnixEpoch.AddSeconds(Math.Floor(seconds))
            ),
            { ValueKind: JsonValueKind.String } text
                when DateTimeOffset.TryParse(
                    text.GetString(),
                    CultureInfo.InvariantCulture,
                    DateTimeStyles.AssumeUniversal,
                    out var time
                ) => Utc(time),
            _ => null,
        };

    /// <summary>The value of a flag of the line that was run.</summary>
    public static string? Flag(IReadOnlyList<string> line, string flag)
    {
        for (var i = 0; i + 1 < line.Count; i++)
        {
            if (string.Equals(line[i], flag, StringComparison.Ordinal))
            {
                return line[i + 1];
            }
        }
        return null;
    }

    private static string Utc(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}

using System.Globalization;

namespace Quell.Lab.World;

/// <summary>The ways in which the APIs write times.</summary>
internal static class Instants
{
    /// <summary>Since 1970: 19 digits today, more than a double holds.</summary>
    public static long Nanoseconds(DateTimeOffset at) => (at - DateTimeOffset.UnixEpoch).Ticks * 100;

    public static string Rfc3339(DateTimeOffset at) => Write(at, "yyyy-MM-dd'T'HH:mm:ss.fff'Z'");

    /// <summary>As Kubernetes writes times.</summary>
    public static string Seconds(DateTimeOffset at) => Write(at, "yyyy-MM-dd'T'HH:mm:ss'Z'");

    /// <summary>As Kubernetes writes the times of leases.</summary>
    public static string Microseconds(DateTimeOffset at) => Write(at, "yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'");

    /// <summary>As aws writes times.</summary>
    public static string Offset(DateTimeOffset at) => Write(at, "yyyy-MM-dd'T'HH:mm:ss'+00:00'");

    public static DateTimeOffset? Read(string text) =>
        text is [>= '0' and <= '9', _, _, _, '-', ..]
        && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at)
            ? at
            : null;

    private static string Write(DateTimeOffset at, string format) =>
        at.UtcDateTime.ToString(format, CultureInfo.InvariantCulture);
}

using System.Globalization;

namespace Quell.Lab.World;

/// <summary>The two ways in which the API writes times.</summary>
internal static class Instants
{
    /// <summary>Since 1970: 19 digits today, more than a double holds.</summary>
    public static long Nanoseconds(DateTimeOffset at) => (at - DateTimeOffset.UnixEpoch).Ticks * 100;

    public static string Rfc3339(DateTimeOffset at) =>
        at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}

using System.Globalization;

namespace Quell.Reports.Html;

/// <summary>Times as people read them, always UTC.</summary>
internal static class Utc
{
    public static string Of(DateTimeOffset? time) =>
        time?.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture) ?? "unknown";
}

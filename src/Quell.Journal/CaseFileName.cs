using System.Globalization;

namespace Quell.Journal;

/// <summary>A file whose name says that it is about an event.</summary>
/// <param name="Stamp">The time in the name, as digits; empty where there is none, which sorts as oldest.</param>
/// <param name="ModifiedAt">UTC, of the entry itself and not of what a link points to.</param>
internal sealed record CaseFileName(string FullName, string Stamp, DateTimeOffset ModifiedAt)
{
    private const string Before = "sysdig-runtime-investigate-";
    private const string Markdown = ".md";
    private const string Html = ".html";
    private const int ShortestId = 6;

    public static string Of(string shortId, string stamp) => $"{Before}{shortId}-{stamp}{Markdown}";

    public bool IsMarkdown => FullName.EndsWith(Markdown, StringComparison.Ordinal);

    /// <summary>When the investigation was made: by the name, unless the file itself is older than that.</summary>
    public DateTimeOffset WrittenAt =>
        DateTimeOffset.TryParseExact(
            Stamp,
            ["yyyyMMdd-HHmm", "yyyyMMdd-HHmmss"],
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal,
            out var stamped
        )
        && stamped < ModifiedAt
            ? stamped
            : ModifiedAt;

    /// <summary>Reads a name; null when it is not about this event.</summary>
    public static CaseFileName? Match(FileSystemInfo file, string eventId)
    {
        var name = file.Name;
        var after =
            name.EndsWith(Markdown, StringComparison.Ordinal) ? Markdown
            : name.EndsWith(Html, StringComparison.Ordinal) ? Html
            : string.Empty;
        if (
            eventId.Length == 0
            || after.Length == 0
            || name.Length <= Before.Length + after.Length
            || !name.StartsWith(Before, StringComparison.Ordinal)
        )
        {
            return null;
        }
        var middle = name.AsSpan()[Before.Length..^after.Length];
        var idLength = IdLength(middle, eventId);
        return idLength == 0
            ? null
            : new CaseFileName(
                file.FullName,
                StampOf(middle[(idLength + 1)..]),
                new DateTimeOffset(file.LastWriteTimeUtc, TimeSpan.Zero)
            );
    }

    /// <summary>How much of the event id the name starts with, up to a dash; 0 when that is too little.</summary>
    private static int IdLength(ReadOnlySpan<char> middle, string eventId)
    {
        var shortest = Math.Min(ShortestId, eventId.Length);
        for (var length = eventId.Length; length >= shortest; length--)
        {
            if (
                middle.Length > length
                && middle[length] == '-'
                && middle.StartsWith(eventId.AsSpan(0, length), StringComparison.Ordinal)
            )
            {
                return length;
            }
        }
        return 0;
    }

    private static string StampOf(ReadOnlySpan<char> rest)
    {
        var isStamp = rest.Length is 13 or 15 && rest[8] == '-';
        for (var index = 0; isStamp && index < rest.Length; index++)
        {
            isStamp = index == 8 || char.IsAsciiDigit(rest[index]);
        }
        return isStamp ? rest.ToString() : "";
    }
}

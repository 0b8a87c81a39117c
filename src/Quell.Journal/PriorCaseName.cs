namespace Quell.Journal;

/// <summary>A file whose name says that it is about an event.</summary>
/// <param name="Stamp">The time in the name, as digits; empty where there is none, which sorts as oldest.</param>
/// <param name="ModifiedAt">UTC, of the entry itself and not of what a link points to.</param>
internal sealed record PriorCaseName(string FullName, string Stamp, DateTimeOffset ModifiedAt)
{
    private const string Before = "sysdig-runtime-investigate-";
    private const string After = ".md";
    private const int ShortestId = 6;

    /// <summary>Reads a name; null when it is not about this event.</summary>
    public static PriorCaseName? Match(FileSystemInfo file, string eventId)
    {
        var name = file.Name;
        if (
            eventId.Length == 0
            || name.Length <= Before.Length + After.Length
            || !name.StartsWith(Before, StringComparison.Ordinal)
            || !name.EndsWith(After, StringComparison.Ordinal)
        )
        {
            return null;
        }
        var middle = name.AsSpan()[Before.Length..^After.Length];
        var idLength = IdLength(middle, eventId);
        return idLength == 0
            ? null
            : new PriorCaseName(
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

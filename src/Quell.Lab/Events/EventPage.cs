using System.Collections.Immutable;
using System.Text;
using System.Text.Json.Nodes;

namespace Quell.Lab.Events;

/// <summary>
/// Pages of events. A cursor only knows a place in time: whoever follows one gets every event from there on, whatever
/// the filter and the hours of the first page were.
/// </summary>
internal static class EventPage
{
    private const string Older = "o";
    private const string Newer = "n";

    /// <summary>A page made from the matching events, newest first.</summary>
    public static JsonObject First(ImmutableArray<EventRecord> matching, int limit) =>
        Page(matching.Take(limit), matching.Length, more: matching.Length > limit, earlier: false);

    /// <returns>Null when the cursor is none of ours.</returns>
    public static JsonObject? Follow(ImmutableArray<EventRecord> all, string cursor, int limit)
    {
        if (
            Decode(cursor) is not var (direction, id)
            || all.FirstOrDefault(e => string.Equals(e.Id, id, StringComparison.Ordinal)) is not { } place
        )
        {
            return null;
        }

        var index = all.IndexOf(place);
        var first = string.Equals(direction, Older, StringComparison.Ordinal) ? index + 1 : Math.Max(0, index - limit);
        var last = string.Equals(direction, Older, StringComparison.Ordinal)
            ? Math.Min(all.Length, first + limit)
            : index;
        return Page(all.Skip(first).Take(last - first), all.Length, last < all.Length, first > 0);
    }

    private static JsonObject Page(IEnumerable<EventRecord> events, int total, bool more, bool earlier)
    {
        ImmutableArray<EventRecord> shown = [.. events];
        var page = new JsonObject { ["total"] = total };
        if (more && shown.Length > 0)
        {
            page["next"] = Encode(Older, shown[^1].Id);
        }

        if (earlier && shown.Length > 0)
        {
            page["prev"] = Encode(Newer, shown[0].Id);
        }

        return new JsonObject { ["page"] = page, ["data"] = new JsonArray([.. shown.Select(e => e.ToJson())]) };
    }

    private static string Encode(string direction, string id) =>
        Convert.ToBase64String(Encoding.ASCII.GetBytes(direction + id)).TrimEnd('=');

    private static (string Direction, string Id)? Decode(string cursor)
    {
        Span<byte> bytes = stackalloc byte[64];
        var padded = cursor + new string('=', (4 - (cursor.Length % 4)) % 4);
        return
            cursor.Length <= 64
            && Convert.TryFromBase64String(padded, bytes, out var written)
            && written == 33
            && bytes[0] is (byte)'o' or (byte)'n'
            ? (((char)bytes[0]).ToString(), Encoding.ASCII.GetString(bytes[1..written]))
            : null;
    }
}

using System.Globalization;
using System.Text.Json;
using Quell.Domain.Cases;

namespace Quell.Journal;

/// <summary>Case entries as journal lines and back.</summary>
internal static class EntryCodec
{
    /// <summary>On entries that were made before their journal was there: when they were made.</summary>
    private const string MadeAt = "made_at";

    private const string TypeMember = "type";

    public static (string Type, Action<Utf8JsonWriter> Body) Write(CaseEntry entry, DateTimeOffset? madeAt)
    {
        var json = JsonSerializer.SerializeToElement(entry, CaseJson.Default.CaseEntry);
        return (json.GetProperty(TypeMember).GetString()!, writer => WriteMembers(writer, json, madeAt));
    }

    /// <exception cref="JsonException">The line is no entry that this version knows.</exception>
    public static JournalEntry Read(JournalLine line)
    {
        try
        {
            var body =
                line.Json.Deserialize(CaseJson.Default.CaseEntry)
                ?? throw new JsonException("The line holds no entry.");
            return new JournalEntry(line.Seq, TimeOf(line), body, line.Hash);
        }
        catch (NotSupportedException unnamed)
        {
            // The library's word for a member of many kinds that does not say which one it is.
            throw new JsonException("A part of the entry does not say what it is.", unnamed);
        }
    }

    private static DateTimeOffset TimeOf(JournalLine line) =>
        line.Json.TryGetProperty(MadeAt, out var made)
        && DateTimeOffset.TryParse(
            made.GetString(),
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal,
            out var time
        )
            ? time
            : line.At;

    private static void WriteMembers(Utf8JsonWriter writer, JsonElement json, DateTimeOffset? madeAt)
    {
        foreach (var member in json.EnumerateObject().Where(member => !member.NameEquals(TypeMember)))
        {
            member.WriteTo(writer);
        }
        if (madeAt is { } time)
        {
            writer.WriteString(
                MadeAt,
                time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture)
            );
        }
    }
}

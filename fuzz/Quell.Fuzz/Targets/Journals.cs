using System.Buffers;
using System.Text;
using System.Text.Json;
using Quell.Domain.Cases;
using Quell.Fuzz.Checks;
using Quell.Journal;
using Quell.Reports;
using Quell.Runbook.Cases;
using Quell.Runbook.Report;

namespace Quell.Fuzz.Targets;

/// <summary>A journal as it may lie on the disk: bytes at random, and entries that somebody put a right chain around.</summary>
internal static class Journals
{
    private static readonly DateTimeOffset s_at = new(2026, 3, 1, 10, 0, 0, TimeSpan.Zero);

    public static void Run(byte[] data)
    {
        Walk(data);
        Walk(Chained(data));
    }

    private static void Walk(byte[] bytes)
    {
        var entries = new List<JournalEntry>();
        var walk = new ChainWalk(new MemoryStream(bytes), new HeadReading.Missing());
        var step = walk.Next();
        for (; step is JournalRead.Entry { Line: var line }; step = walk.Next())
        {
            try
            {
                entries.Add(EntryCodec.Read(line));
            }
            catch (JsonException)
            {
                return; // An entry that this version does not know: the case is refused, in words.
            }
        }
        Laws.Printable(((JournalRead.Ended)step).Verdict.Describe());
        _ = CaseState.Fold(entries);
        Laws.PrintableText(new MarkdownReport().Render(CaseReport.Of(entries)));
    }

    /// <summary>Each line of the input as the members of an entry, under the hashes that a careful forger would write.</summary>
    private static byte[] Chained(byte[] data)
    {
        var output = new ArrayBufferWriter<byte>();
        var (number, hash) = (1L, Hex.Zeros);
        Append(
            new PendingEntry(LineFormat.OpeningType, """ "format":1,"algorithm":"sha256" """.Trim().ToUtf8(), false)
        );
        foreach (var line in Encoding.UTF8.GetString(data).Split('\n'))
        {
            if (Entry(line) is { } entry)
            {
                Append(entry);
            }
        }
        return output.WrittenSpan.ToArray();

        void Append(PendingEntry entry)
        {
            entry.At = s_at;
            hash = LineFormat.Write(output, number++, entry, hash);
        }
    }

    private static PendingEntry? Entry(string line)
    {
        try
        {
            var json = JsonElement.Parse(line);
            return
                json.ValueKind == JsonValueKind.Object
                && json.TryGetProperty("type", out var named)
                && named.ValueKind == JsonValueKind.String
                && named.GetString() is { } type
                && LineFormat.IsType(type)
                ? new PendingEntry(type, BodyMembers.Of(writer => Members(json, writer)), alone: false)
                : null;
        }
        catch (Exception unfit) when (unfit is JsonException or ArgumentException or InvalidOperationException)
        {
            return null;
        }
    }

    private static void Members(JsonElement json, Utf8JsonWriter writer)
    {
        foreach (var member in json.EnumerateObject().Where(member => !IsOfTheFrame(member)))
        {
            member.WriteTo(writer);
        }
    }

    private static bool IsOfTheFrame(JsonProperty member) => member.Name is "seq" or "at" or "type" or "prev" or "hash";

    private static byte[] ToUtf8(this string text) => Encoding.UTF8.GetBytes(text);
}

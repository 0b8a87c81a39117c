using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Quell.Journal;

namespace Quell.Adapters.Tests.Journal;

/// <summary>A journal of 64 entries as lines of text, to be tampered with in memory.</summary>
internal static class SampleJournal
{
    public const int Count = 64;

    private static readonly Lazy<string[]> s_lines = new(() => Make(Count));

    /// <summary>The lines without newlines; entry 1 first.</summary>
    public static List<string> Lines => [.. s_lines.Value];

    public static JournalPosition Head => new(Count, HashOf(s_lines.Value[^1]));

    public static string HashOf(string line) =>
        line[(line.LastIndexOf(",\"hash\":\"", StringComparison.Ordinal) + 9)..^2];

    /// <summary>Changes what stands before the hash and gives the line a new, right hash.</summary>
    public static string Forge(string line, Func<string, string> change)
    {
        var words = change(line[..line.LastIndexOf(",\"hash\":\"", StringComparison.Ordinal)]);
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(words)));
        return $$"""{{words}},"hash":"{{hash}}"}""";
    }

    /// <summary>Gives every line from the index on the prev and hash that make the chain hold again.</summary>
    public static void Rechain(List<string> lines, int from)
    {
        for (var i = Math.Max(1, from); i < lines.Count; i++)
        {
            var before = HashOf(lines[i - 1]);
            lines[i] = Forge(
                lines[i],
                words =>
                    words[..words.LastIndexOf(",\"prev\":\"", StringComparison.Ordinal)] + $",\"prev\":\"{before}\""
            );
        }
    }

    public static byte[] Bytes(IEnumerable<string> lines) =>
        Encoding.UTF8.GetBytes(string.Concat(lines.Select(line => line + "\n")));

    public static Verdict Verify(IEnumerable<string> lines) => Verify(Bytes(lines));

    public static Verdict Verify(byte[] bytes, JournalPosition? head = null)
    {
        var walk = new ChainWalk(new MemoryStream(bytes), new HeadReading.Present(head ?? Head));
        while (true)
        {
            if (walk.Next() is JournalRead.Ended ended)
            {
                return ended.Verdict;
            }
        }
    }

    /// <summary>The number of the entry that a bad verdict names.</summary>
    public static long Named(Verdict verdict) =>
        verdict switch
        {
            Verdict.Edited edited => edited.Seq,
            Verdict.Removed removed => removed.Seq,
            Verdict.Reordered reordered => reordered.Seq,
            Verdict.Inserted inserted => inserted.Seq,
            Verdict.Malformed malformed => malformed.Seq,
            Verdict.WrongAlgorithm wrong => wrong.Seq,
            Verdict.Truncated truncated => truncated.Found + 1,
            Verdict.HeadMismatch mismatch => mismatch.Seq,
            Verdict.UnknownFormat => 1,
            _ => 0,
        };

    /// <summary>The lines of a journal of so many entries.</summary>
    public static string[] Make(int count)
    {
        var output = new ArrayBufferWriter<byte>();
        var at = new DateTimeOffset(2026, 1, 31, 12, 0, 0, TimeSpan.Zero);
        var prev = Hex.Zeros;
        for (var seq = 1; seq <= count; seq++)
        {
            var entry = Entry(seq);
            entry.At = at.AddMilliseconds(137 * seq);
            prev = LineFormat.Write(output, seq, entry, prev);
        }

        return Encoding.UTF8.GetString(output.WrittenSpan).TrimEnd('\n').Split('\n');
    }

    private static PendingEntry Entry(int seq)
    {
        var type = seq % 3 == 0 ? "evidence_read" : "action_proposed";
        return seq == 1
            ? new PendingEntry("journal_opened", "\"format\":1,\"algorithm\":\"sha256\""u8.ToArray(), alone: true)
            : new PendingEntry(type, BodyMembers.Of(body => Write(body, seq)), alone: false);
    }

    private static void Write(Utf8JsonWriter body, int seq)
    {
        body.WriteNumber("revision", seq);
        body.WriteString("quote", $"pod/{seq} \u202e \"quoted\" ,\"hash\":\"x\"");
        body.WriteStartObject("target");
        body.WriteString("hash", new string('a', seq % 7));
        body.WriteEndObject();
    }
}

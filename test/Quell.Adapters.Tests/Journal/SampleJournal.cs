using System.Security.Cryptography;
using System.Text;
using Quell.Journal;

namespace Quell.Adapters.Tests.Journal;

/// <summary>A journal of 64 entries as lines of text, to be tampered with in memory.</summary>
internal static class SampleJournal
{
    public const int Count = 64;

    private static readonly Lazy<string[]> s_lines = new(() => MakeAsync().GetAwaiter().GetResult());

    /// <summary>The lines without newlines; entry 1 first.</summary>
    public static List<string> Lines => [.. s_lines.Value];

    public static JournalPosition Head => new(Count, HashOf(s_lines.Value[^1]));

    public static string HashOf(string line) => line[(line.LastIndexOf(",\"hash\":\"", StringComparison.Ordinal) + 9)..^2];

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
                words => words[..words.LastIndexOf(",\"prev\":\"", StringComparison.Ordinal)] + $",\"prev\":\"{before}\""
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

    private static async Task<string[]> MakeAsync()
    {
        using var state = new TempState();
        await using (var journal = state.Create())
        {
            for (var i = 2; i <= Count; i++)
            {
                var number = i;
                state.Clock.Advance(TimeSpan.FromMilliseconds(137));
                await journal.AppendAsync(
                    i % 3 == 0 ? "evidence_read" : "action_proposed",
                    body =>
                    {
                        body.WriteNumber("revision", number);
                        body.WriteString("quote", $"pod/{number} \u202e \"quoted\" ,\"hash\":\"x\"");
                        body.WriteStartObject("target");
                        body.WriteString("hash", new string('a', number % 7));
                        body.WriteEndObject();
                    },
                    flushNow: i % 2 == 0,
                    CancellationToken.None
                );
            }
        }

        return await File.ReadAllLinesAsync(state.CaseFolder.JournalPath);
    }
}

using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Quell.Journal;

namespace Quell.Adapters.Tests.Journal;

/// <summary>A journal of 200 entries, and everything that can be done to one entry of it by somebody who leaves the rest.</summary>
internal static class LongJournal
{
    public const int Count = 200;

    private static readonly Lazy<ImmutableArray<string>> s_lines = new(() => [.. SampleJournal.Make(Count)]);

    /// <summary>The lines without newlines; entry 1 first.</summary>
    public static ImmutableArray<string> Lines => s_lines.Value;

    public static JournalPosition Head => new(Count, SampleJournal.HashOf(Lines[^1]));

    /// <summary>The hash of an entry, as it might have gone out.</summary>
    public static string HashAt(int entry) => SampleJournal.HashOf(Lines[entry - 1]);

    /// <summary>Every corruption of a single entry: what was done, and what is left.</summary>
    public static IEnumerable<(string Name, string Text)> Corruptions() =>
        [.. Edits(), .. Removals(), .. Insertions(), .. Moves(), .. Cuts(), .. Downgrades()];

    public static string TextOf(IEnumerable<string> lines) => string.Concat(lines.Select(line => line + "\n"));

    public static Verdict Verify(string text)
    {
        var walk = new ChainWalk(new MemoryStream(Encoding.UTF8.GetBytes(text)), new HeadReading.Present(Head));
        while (true)
        {
            if (walk.Next() is JournalRead.Ended ended)
            {
                return ended.Verdict;
            }
        }
    }

    /// <summary>A word of each part of a line: its time, type, words, number, link and hash; then the words with a new, right hash.</summary>
    private static IEnumerable<(string Name, string Text)> Edits()
    {
        for (var at = 0; at < Count; at++)
        {
            var line = Lines[at];
            (string What, string Line)[] edited =
            [
                ("time", line.Replace("\"at\":\"2026", "\"at\":\"2025", StringComparison.Ordinal)),
                ("type", line.Replace("\"type\":\"", "\"type\":\"x", StringComparison.Ordinal)),
                ("number", line.Replace($"\"seq\":{at + 1},", $"\"seq\":{at + 2},", StringComparison.Ordinal)),
                ("words", Flip(line, line.IndexOf("\"prev\":\"", StringComparison.Ordinal) - 3)),
                ("link", Flip(line, line.IndexOf("\"prev\":\"", StringComparison.Ordinal) + 9)),
                ("hash", Flip(line, line.Length - 4)),
                (
                    "words and hash",
                    SampleJournal.Forge(line, words => words.Replace("2026", "2025", StringComparison.Ordinal))
                ),
            ];
            foreach (var (what, changed) in edited)
            {
                yield return ($"entry {at + 1}: {what} edited", TextOf(Lines.SetItem(at, changed)));
            }
        }
    }

    private static IEnumerable<(string Name, string Text)> Removals() =>
        Enumerable.Range(0, Count).Select(at => ($"entry {at + 1} removed", TextOf(Lines.RemoveAt(at))));

    private static IEnumerable<(string Name, string Text)> Insertions()
    {
        for (var at = 0; at <= Count; at++)
        {
            var near = Lines[Math.Min(at, Count - 1)];
            yield return ($"a copy inserted at {at + 1}", TextOf(Lines.Insert(at, near)));
            yield return ($"a first entry inserted at {at + 1}", TextOf(Lines.Insert(at, Lines[0])));
            yield return (
                $"a forged entry inserted at {at + 1}",
                TextOf(
                    Lines.Insert(
                        at,
                        SampleJournal.Forge(near, words => words.Replace("2026", "2025", StringComparison.Ordinal))
                    )
                )
            );
            yield return ($"a foreign line inserted at {at + 1}", TextOf(Lines.Insert(at, "{}")));
        }
    }

    /// <summary>Each entry swapped with the next, and each moved to the front, the middle and the end.</summary>
    private static IEnumerable<(string Name, string Text)> Moves()
    {
        for (var at = 0; at < Count; at++)
        {
            foreach (var to in new[] { at + 1, 0, Count / 2, Count - 1 }.Where(to => to != at && to < Count).Distinct())
            {
                yield return ($"entry {at + 1} moved to {to + 1}", TextOf(Lines.RemoveAt(at).Insert(to, Lines[at])));
            }
        }
    }

    /// <summary>Cut after each entry, and in the middle of each.</summary>
    private static IEnumerable<(string Name, string Text)> Cuts()
    {
        for (var at = 0; at < Count; at++)
        {
            var whole = TextOf(Lines.Take(at));
            yield return ($"cut after entry {at}", whole);
            yield return ($"cut in entry {at + 1}", whole + Lines[at][..(Lines[at].Length / 2)]);
        }
    }

    /// <summary>An entry hashed by something weaker, or an opening that names it.</summary>
    private static IEnumerable<(string Name, string Text)> Downgrades()
    {
        for (var at = 0; at < Count; at++)
        {
            var words = Lines[at][..Lines[at].LastIndexOf(",\"hash\":\"", StringComparison.Ordinal)];
            var bytes = Encoding.UTF8.GetBytes(words);
            foreach (var hash in new[] { Md5(bytes), Sha1(bytes), SHA512.HashData(bytes), [] })
            {
                var line = $$"""{{words}},"hash":"{{Convert.ToHexStringLower(hash)}}"}""";
                yield return ($"entry {at + 1} hashed to {hash.Length * 8} bits", TextOf(Lines.SetItem(at, line)));
            }
        }
        foreach (var name in (string[])["md5", "sha1", "sha512", "none", "SHA256"])
        {
            yield return (
                $"the opening names {name}",
                TextOf(
                    Lines.SetItem(
                        0,
                        SampleJournal.Forge(Lines[0], words => words.Replace("sha256", name, StringComparison.Ordinal))
                    )
                )
            );
        }
        yield return (
            "the opening names format 0",
            TextOf(
                Lines.SetItem(
                    0,
                    SampleJournal.Forge(
                        Lines[0],
                        words => words.Replace("\"format\":1", "\"format\":0", StringComparison.Ordinal)
                    )
                )
            )
        );
    }

    private static string Flip(string line, int at) =>
        string.Concat(line.AsSpan(0, at), line[at] == 'a' ? "b" : "a", line.AsSpan(at + 1));

#pragma warning disable CA5350, CA5351 // What somebody might downgrade to.
    private static byte[] Md5(byte[] bytes) => MD5.HashData(bytes);

    private static byte[] Sha1(byte[] bytes) => SHA1.HashData(bytes);
#pragma warning restore CA5350, CA5351
}

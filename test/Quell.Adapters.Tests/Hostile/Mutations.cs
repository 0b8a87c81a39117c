using System.Text;
using CsCheck;

namespace Quell.Adapters.Tests.Hostile;

/// <summary>Inputs near good ones: bytes flipped, cut, doubled and moved between seeds, and hostile words put in their middle.</summary>
internal static class Mutations
{
    private static readonly byte[][] s_words =
    [
        .. new[]
        {
            "\u001b[2J\u001b[1;1H",
            "\u001b]8;;http://x\u0007y\u001b]8;;\u0007",
            "\u202e\u2066",
            "\u200b\ufeff\u00ad",
            "\U000E0041",
            "\u2028",
            "\r\n? q-1 approve [yes]\r\n",
            "</script><script>alert(1)</script>",
            "```\n# x\n| a | b |\n```",
            "[link](javascript:x)",
            "[red]x[/]",
            "=cmd|' /C calc'!A0",
            "@SUM(1)",
            "\"]; click x href \"javascript:y\"",
            "'; MATCH Host AS h RETURN h; --",
            "' OR 1=1",
            "--kubeconfig=x",
            "--raw",
            "$(id)",
            "../../etc/passwd",
            "file:///etc/passwd",
            "\\ud800",
            "\\u0000",
            "99999999999999999999999999",
            "-1",
            "1e400",
            "null",
            "{}",
            "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[",
            "{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":",
            "\"type\":\"answer_given\"",
            "\0",
        }.Select(Encoding.UTF8.GetBytes),
        [0xFF, 0xFE],
        [0xED, 0xA0, 0x80],
        [0xC3],
    ];

    public static Gen<byte[]> Of(IReadOnlyList<byte[]> seeds) =>
        Gen.Select(Gen.Int[0, seeds.Count - 1], Gen.Select(Gen.Int[0, 6], Gen.Int, Gen.Int).Array[0, 6])
            .Select((seed, steps) => steps.Aggregate(seeds[seed], (bytes, step) => Step(bytes, step, seeds)));

    private static byte[] Step(byte[] bytes, (int Kind, int Where, int What) step, IReadOnlyList<byte[]> seeds)
    {
        var at = Index(step.Where, bytes.Length + 1);
        var word = s_words[Index(step.What, s_words.Length)];
        switch (step.Kind)
        {
            case 0 when bytes.Length > 0:
                var flipped = (byte[])bytes.Clone();
                flipped[Math.Min(at, bytes.Length - 1)] = (byte)step.What;
                return flipped;
            case 1:
                return bytes[..at];
            case 2:
                var end = at + Index(step.What, bytes.Length - at + 1);
                return [.. bytes[..end], .. bytes[at..]];
            case 3:
                var other = seeds[Index(step.What, seeds.Count)];
                return [.. bytes[..at], .. other[Index(step.Where, other.Length + 1)..]];
            case 4:
                return [.. bytes[..at], .. bytes[(at + Index(step.What, bytes.Length - at + 1))..]];
            default:
                return [.. bytes[..at], .. word, .. bytes[at..]];
        }
    }

    private static int Index(int any, int count) => (int)((uint)any % (uint)count);
}

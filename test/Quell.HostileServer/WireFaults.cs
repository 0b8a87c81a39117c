using System.Text;

namespace Quell.HostileServer;

/// <summary>Bytes that come late, in pieces, too often, too many or not at all.</summary>
internal static class WireFaults
{
    private const int Flood = 50 * 1024 * 1024;
    private const int Piece = 1024 * 1024;

    public static IEnumerable<Fault> All { get; } =
    [
        new("silence", _ => [new Dealt.Hang()]),
        new("silence-later", message => message.Turn < 6 ? Honest(message) : [new Dealt.Hang()]),
        new("drip", message => [.. Dripped(message), new Dealt.Hang()]),
        new("hang-up", _ => [new Dealt.End()]),
        new("hang-up-in-the-middle", message => [Half(message), new Dealt.End()]),
        new("hang-up-at-a-write", message => message.IsWrite ? [Half(message), new Dealt.End()] : Honest(message)),
        new("silence-at-a-write", message => message.IsWrite ? [new Dealt.Hang()] : Honest(message)),
        new("flood", message => message.Turn % 7 == 3 ? FiftyMegabytes(message) : Honest(message)),
        new(
            "flood-without-end-of-line",
            message => message.Turn == 2 ? [.. FiftyMegabytes(message).SkipLast(1), new Dealt.Hang()] : Honest(message)
        ),
        new("answered-twice", message => [.. Honest(message), .. Honest(message)]),
        new(
            "answered-for-others",
            message =>
                [
                    Dealt.Line(message.Line.Replace($"\"id\":{message.Id}", "\"id\":987654", StringComparison.Ordinal)),
                    .. Honest(message),
                ]
        ),
        new(
            "id-of-another-kind",
            message =>
                [
                    Dealt.Line(
                        message.Line.Replace(
                            $"\"id\":{message.Id}",
                            $"\"id\":\"{message.Id}\"",
                            StringComparison.Ordinal
                        )
                    ),
                    new Dealt.Hang(),
                ]
        ),
        new(
            "noise",
            message =>
                [
                    Dealt.Line("\u001b[31mWARN\u001b[0m starting\u0007"),
                    Dealt.Line(""),
                    .. Honest(message),
                    Dealt.Line("%PDF-1.7"),
                ]
        ),
        new("windows-lines", message => [new Dealt.Bytes(Encoding.UTF8.GetBytes("\uFEFF" + message.Line + "\r\n"))]),
        new("two-on-a-line", message => [Dealt.Line(message.Line + message.Line)]),
        new("as-a-batch", message => [Dealt.Line("[" + message.Line + "]"), new Dealt.Hang()]),
        new("cut-in-pieces", Dripped),
    ];

    private static IEnumerable<Dealt> Honest(Message message) => [Dealt.Line(message.Line)];

    private static Dealt.Bytes Half(Message message) =>
        new(Encoding.UTF8.GetBytes(message.Line).AsMemory(0, message.Line.Length / 2));

    private static IEnumerable<Dealt> Dripped(Message message)
    {
        var bytes = Encoding.UTF8.GetBytes(message.Line + "\n");
        return bytes.Chunk(1 + (bytes.Length / 40)).Select(part => new Dealt.Bytes(part));
    }

    private static IEnumerable<Dealt> FiftyMegabytes(Message message)
    {
        yield return new Dealt.Bytes(
            Encoding.UTF8.GetBytes(
                $$$"""{"jsonrpc":"2.0","id":{{{message.Id}}},"result":{"content":[{"type":"text","text":" """
            )
        );
        var part = Encoding.UTF8.GetBytes(new string('x', Piece));
        for (var sent = 0; sent < Flood; sent += Piece)
        {
            yield return new Dealt.Bytes(part);
        }
        yield return Dealt.Line("\"}]}}");
    }
}

using System.Text;
using System.Text.Unicode;
using Quell.Fuzz.Checks;
using Quell.Sysdig.Wire;
using Quell.Sysdig.Wire.Http;

namespace Quell.Fuzz.Targets;

/// <summary>Bytes of a server, before the protocol library sees them: over standard output, and as server-sent events.</summary>
internal static class WireLines
{
    private const int Longest = 4 * 1024;
    private const int MostTokens = 1000;

    public static void Run(byte[] data)
    {
        using var one = new SemaphoreSlim(1, 1);
        Drain(new BoundedLineStream(new MemoryStream(data), new MessageJudge(Longest, MostTokens)));
        Drain(
            new EventStreamGuard(
                new MemoryStream(data),
                new MessageGuard(
                    new MessageJudge(Longest, MostTokens),
                    new SecretScrub([new("Authorization", "Bearer s3cr3t-of-ours")])
                ),
                "7",
                new LongTurn(one)
            )
        );
    }

    private static void Drain(Stream stream)
    {
        var buffer = new byte[1024];
        using var whole = new MemoryStream();
        try
        {
            while (Read(stream, buffer) is > 0 and var count)
            {
                whole.Write(buffer, 0, count);
            }
        }
        catch (InvalidDataException)
        {
            return; // The stream failed by itself, and the connection with it.
        }
        Laws.Hold(Utf8.IsValid(whole.GetBuffer().AsSpan(0, (int)whole.Length)), "what is no Unicode is handed on");
        foreach (var line in Encoding.UTF8.GetString(whole.GetBuffer(), 0, (int)whole.Length).Split('\n'))
        {
            Laws.Hold(line.Length <= Longest + 64, "a line is handed on that is longer than the limit");
        }
    }

    private static int Read(Stream stream, byte[] buffer)
    {
        var reading = stream.ReadAsync(buffer);
        return reading.IsCompleted
            ? reading.GetAwaiter().GetResult()
            : throw new BrokenLawException("bytes that are there are waited for");
    }
}

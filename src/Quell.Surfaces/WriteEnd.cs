using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Quell.Domain.Calls;
using Quell.Domain.Text;
using Quell.Runbook.Ports;

namespace Quell.Surfaces;

/// <summary>What is kept of the run of a program that wrote: exit code, output and error, bounded and without secrets.</summary>
internal static class WriteEnd
{
    private const int MostLines = 40;
    private const int LongestLine = 500;
    private const int MostText = 256 * 1024;

    /// <summary>What stands in the journal.</summary>
    public static ProgramEnd Of(ProgramOutcome outcome) =>
        outcome switch
        {
            ProgramOutcome.Exited done => new ProgramEnd(done.Code, Lines(Text(done.Output)), Lines(done.Error)),
            ProgramOutcome.TimedOut late => new ProgramEnd(null, [], Lines(late.Error)),
            ProgramOutcome.NotStarted lost => new ProgramEnd(null, [], Lines(lost.Why)),
            _ => new ProgramEnd(null, [], []),
        };

    /// <summary>The whole of it, as evidence.</summary>
    public static ReadOnlyMemory<byte> Evidence(ProgramOutcome outcome)
    {
        var (code, output, error) = outcome switch
        {
            ProgramOutcome.Exited done => (done.Code, Text(done.Output), done.Error),
            ProgramOutcome.TimedOut late => (null, string.Empty, late.Error),
            _ => ((int?)null, string.Empty, string.Empty),
        };
        var kept = new ArrayBufferWriter<byte>(1024);
        using (var writer = new Utf8JsonWriter(kept))
        {
            writer.WriteStartObject();
            if (code is { } exit)
            {
                writer.WriteNumber("exit_code", exit);
            }
            else
            {
                writer.WriteNull("exit_code");
            }
            writer.WriteString("stdout", Redaction.Of(output));
            writer.WriteString("stderr", Redaction.Of(error));
            writer.WriteEndObject();
        }
        return kept.WrittenMemory;
    }

    private static string Text(ReadOnlyMemory<byte> output) =>
        Encoding.UTF8.GetString(output.Span[..Math.Min(output.Length, MostText)]);

    private static ImmutableArray<string> Lines(string text) =>
        [
            .. Redaction
                .Of(text)
                .Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Take(MostLines)
                .Select(line => Printable.Of(line.TrimEnd('\r'), LongestLine)),
        ];
}

using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Quell.Domain.Actions;
using Quell.Domain.Calls;
using Quell.Domain.Text;
using Quell.Runbook.Authorize;
using Quell.Runbook.Gates;
using Quell.Runbook.Live;
using Quell.Runbook.Ports;

namespace Quell.Surfaces.Kubectl;

/// <summary>Turns the end of a run of kubectl into an outcome and into evidence without secrets.</summary>
internal static class KubectlAnswers
{
    private const int MostLines = 500;
    private const int FewLines = 20;
    private const int LongestLine = 2000;

    public static SurfaceAnswer NotOurs(CallRequest request) =>
        Bare(
            new CallOutcome.Refused(
                new ServiceRefusal(
                    RefusalKind.Rejected,
                    null,
                    null,
                    $"nothing was run: {Printable.Of(request.Text, 80)} is not a line of kubectl",
                    null
                )
            )
        );

    public static SurfaceAnswer Read(
        OutsideCall call,
        CallRequest.Command line,
        ProgramOutcome outcome,
        KubectlOptions options
    )
    {
        var isWrite = call.Effect.IsWrite();
        var answer = outcome switch
        {
            ProgramOutcome.NotStarted lost => Bare(new CallOutcome.Unreachable(lost.Why)),
            ProgramOutcome.TimedOut late => new SurfaceAnswer(
                new CallOutcome.NoReply(
                    $"kubectl was ended after {late.After.TotalSeconds:0} s without an answer{(late.Error.Length > 0 ? ": " + Printable.Of(late.Error, 200) : "")}"
                ),
                Encoding.UTF8.GetBytes(late.Error)
            ),
            ProgramOutcome.TooMuch much => Bare(
                new CallOutcome.Unreadable($"kubectl printed more than {much.Most / (1024 * 1024)} MiB")
            ),
            ProgramOutcome.Exited { Code: 0 } done => isWrite
                ? Carried(line, done, options)
                : Success(call, line, done, options),
            ProgramOutcome.Exited failed when IsNo(line.Argv, failed) => new SurfaceAnswer(
                new CallOutcome.Answered(Words(failed, MostLines)),
                Evidence(failed.Output, options)
            ),
            ProgramOutcome.Exited failed => Failure(line, failed, isWrite, options),
            _ => Bare(new CallOutcome.Unreadable("kubectl ended in a way that is not known")),
        };
        return !isWrite ? answer
            : CommandShape.OnlyReads(line) ? answer with { Program = WriteEnd.Of(outcome) with { Output = [] } }
            : answer with { Program = WriteEnd.Of(outcome), Redacted = WriteEnd.Evidence(outcome) };
    }

    private static SurfaceAnswer Success(
        OutsideCall call,
        CallRequest.Command line,
        ProgramOutcome.Exited done,
        KubectlOptions options
    )
    {
        var reading =
            !call.Fields.IsDefault ? LiveAnswers.Read(call, done.Output)
            : AccessAnswers.Knows(line.Argv) ? AccessAnswers.Read(line.Argv, done.Output)
            : KubectlLine.IsJson(line.Argv) ? Json(line.Argv, done.Output, [])
            : Words(done, MostLines);
        return new SurfaceAnswer(
            reading is null
                ? new CallOutcome.Unreadable("what kubectl printed is not what was asked for")
                : new CallOutcome.Answered(reading),
            Evidence(done.Output, options)
        );
    }

    /// <summary>A command that was approved: what it printed is evidence, and its first lines are enough to go by.</summary>
    private static SurfaceAnswer Carried(
        CallRequest.Command line,
        ProgramOutcome.Exited done,
        KubectlOptions options
    ) =>
        new(
            new CallOutcome.Answered(Words(done, FewLines)),
            CommandShape.OnlyReads(line) ? Evidence(done.Output, options) : default
        );

    /// <summary><c>auth can-i</c> says no by its exit code as well; that is an answer.</summary>
    private static bool IsNo(ImmutableArray<string> argv, ProgramOutcome.Exited done) =>
        argv is [_, "auth", "can-i", ..] && done.Code == 1 && done.Output.Span.StartsWith("no"u8);

    private static CallReading? Json(
        ImmutableArray<string> argv,
        ReadOnlyMemory<byte> output,
        ImmutableArray<KindRefusal> refused
    )
    {
        return argv is [_, "version", ..]
            ? KubectlVersion.Read(output)
            : new ObjectsReader(KubectlLine.NamesObjects(argv)).Read(output.Span, refused);
    }

    private static CallReading.Printed Words(ProgramOutcome.Exited done, int most)
    {
        var text = Redaction.Of(Encoding.UTF8.GetString(done.Output.Span));
        ImmutableArray<string> lines =
        [
            .. text.Split('\n').Select(printed => Printable.Of(printed.TrimEnd('\r'), LongestLine)).Take(most),
        ];
        return new CallReading.Printed(lines is [.. var all, ""] ? all : lines);
    }

    /// <summary>kubectl says no to one kind and prints the others; only when nothing is left was the whole call refused.</summary>
    private static SurfaceAnswer Failure(
        CallRequest.Command line,
        ProgramOutcome.Exited failed,
        bool isWrite,
        KubectlOptions options
    )
    {
        var refused = KubectlErrors.Read(failed.Error);
        var first = refused.IsEmpty
            ? new ServiceRefusal(RefusalKind.Other, null, null, $"kubectl ended with code {failed.Code}", null)
            : refused[0].Refusal;
        var words = Encoding.UTF8.GetBytes(failed.Error);
        if (
            first.Kind is not RefusalKind.Conflict
            && KubectlErrors.IsFailedTest(failed.Error)
            && KubectlLine.Tests(line.Argv)
        )
        {
            first = first with { Kind = RefusalKind.Conflict };
        }
        if (isWrite && (KubectlErrors.MayHaveArrived(failed.Error) || first.Kind is RefusalKind.ServerError))
        {
            return new SurfaceAnswer(new CallOutcome.NoReply(first.Text), words);
        }
        if (first.Kind is RefusalKind.Other && KubectlErrors.IsSilence(failed.Error))
        {
            return new SurfaceAnswer(new CallOutcome.NoReply(first.Text), words);
        }
        if (first.Kind is RefusalKind.Other && KubectlErrors.IsUnreachable(failed.Error))
        {
            return new SurfaceAnswer(new CallOutcome.Unreachable(first.Text), words);
        }
        if (
            !isWrite
            && KubectlLine.IsGet(line.Argv)
            && KubectlLine.IsJson(line.Argv)
            && refused.Length > 0
            && refused.All(one => one.Refusal.Kind is RefusalKind.PermissionMissing or RefusalKind.NotFound)
            && new ObjectsReader(KubectlLine.NamesObjects(line.Argv)).Read(failed.Output.Span, refused) is { } some
            && (!some.Items.IsEmpty || !some.Pods.IsEmpty || refused.Length < Asked(line.Argv))
        )
        {
            return new SurfaceAnswer(new CallOutcome.Answered(some), Evidence(failed.Output, options));
        }
        return new SurfaceAnswer(new CallOutcome.Refused(first), words);
    }

    /// <summary>How many answers the line asks for: kinds, or objects that it names.</summary>
    private static int Asked(ImmutableArray<string> argv) =>
        KubectlLine.Words(argv) switch
        {
            [var kinds] when !kinds.Contains('/', StringComparison.Ordinal) => kinds.Split(',').Length,
            [var kind, .. var names] when !kind.Contains('/', StringComparison.Ordinal) => names.Length,
            var objects => objects.Length,
        };

    private static SurfaceAnswer Bare(CallOutcome outcome) => new(outcome, ReadOnlyMemory<byte>.Empty);

    private static ReadOnlyMemory<byte> Evidence(ReadOnlyMemory<byte> output, KubectlOptions options)
    {
        using var redacted = new EvidenceBuffer(options.MostEvidence, output.Length / 8 * 5);
        if (!JsonRedaction.TryCopy(output.Span, redacted))
        {
            var text = Encoding.UTF8.GetString(output.Span[..Math.Min(output.Length, options.MostEvidence / 4)]);
            var bytes = Encoding.UTF8.GetBytes(Redaction.Of(text));
            using var prose = new EvidenceBuffer(options.MostEvidence, bytes.Length);
            prose.Write(bytes);
            return Kept(prose);
        }
        return Kept(redacted);
    }

    private static ReadOnlyMemory<byte> Kept(EvidenceBuffer redacted) =>
        redacted.IsOver ? TooLong(redacted) : redacted.Written;

    private static byte[] TooLong(EvidenceBuffer redacted)
    {
        var note = new ArrayBufferWriter<byte>(256);
        using (var writer = new Utf8JsonWriter(note))
        {
            writer.WriteStartObject();
            writer.WriteString("left_out", "the answer is larger than what is kept");
            writer.WriteNumber("bytes", redacted.Length);
            writer.WriteString("sha256", redacted.Digest);
            writer.WriteEndObject();
        }
        return note.WrittenSpan.ToArray();
    }
}

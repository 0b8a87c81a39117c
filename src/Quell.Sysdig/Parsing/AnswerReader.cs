using System.Text;
using System.Text.Json;
using Quell.Domain.Calls;
using Quell.Domain.Text;
using Quell.Runbook.Ports;
using Quell.Sysdig.Wire;

namespace Quell.Sysdig.Parsing;

/// <summary>Turns what came over the wire into an answer of the port.</summary>
/// <param name="maxEvidence">Most bytes that are kept of an answer.</param>
internal sealed class AnswerReader(int maxEvidence)
{
    private const string Asked =
        "the server asked for input instead of answering; Quell never passes such a question on";

    private readonly KnownEvents _known = new();

    private static readonly string[] s_answerMarks =
    [
        "data",
        "items",
        "id",
        "content",
        "branches",
        "tree",
        "actions",
        "executions",
        "buckets",
    ];

    public SurfaceAnswer Read(CallRequest.Tool call, bool isWrite, WireReply reply) =>
        reply is WireReply.Result result ? OfResult(call, isWrite, result.Value) : ReadFailure(isWrite, reply);

    public SurfaceAnswer ReadFailure(bool isWrite, WireReply reply) =>
        reply switch
        {
            WireReply.Error error => OfRefusal(OfError(error), isWrite, Redaction.Of(error.Text)),
            WireReply.Http http => OfRefusal(
                RefusalReader.OfHttp(http.Status, http.Text, http.RetryAfterSeconds),
                isWrite,
                Redaction.Of(http.Text)
            ),
            WireReply.AskedBack => Empty(
                new CallOutcome.Refused(new ServiceRefusal(RefusalKind.Rejected, null, null, Asked, null))
            ),
            WireReply.Garbled garbled when isWrite => Empty(new CallOutcome.NoReply(garbled.Why)),
            WireReply.Garbled garbled => Empty(new CallOutcome.Unreadable(garbled.Why)),
            WireReply.NotConnected notConnected => Empty(new CallOutcome.Unreachable(notConnected.Why)),
            WireReply.NotSent notSent => Empty(new CallOutcome.Unreachable(notSent.Why)),
            WireReply.Lost lost => Empty(new CallOutcome.NoReply(lost.Why)),
            WireReply.TimedOut late => Empty(new CallOutcome.NoReply(late.Why)),
            _ => throw new ArgumentOutOfRangeException(nameof(reply)),
        };

    /// <summary>What a tool said of its own failure.</summary>
    public SurfaceAnswer ReadRefusal(string spoken, bool isWrite, string redacted) =>
        OfRefusal(RefusalReader.Read(spoken), isWrite, redacted);

    public static SurfaceAnswer Empty(CallOutcome outcome) => new(outcome, ReadOnlyMemory<byte>.Empty);

    public ReadOnlyMemory<byte> Evidence(string redacted)
    {
        var bytes = Encoding.UTF8.GetBytes(redacted);
        if (bytes.Length <= maxEvidence)
        {
            return bytes;
        }

        var end = maxEvidence;
        while (end > 0 && (bytes[end] & 0xC0) == 0x80)
        {
            end--;
        }

        return bytes.AsMemory(0, end);
    }

    private SurfaceAnswer OfResult(CallRequest.Tool call, bool isWrite, JsonElement value)
    {
        var result = ToolResult.Of(value);
        if (result.IsError || (result.Payload is { } body && IsErrorBody(body)))
        {
            return OfRefusal(RefusalReader.Read(ToolResult.SpokenText(value)), isWrite, result.Text);
        }

        return new SurfaceAnswer(Understood(call, result), Evidence(result.Text));
    }

    private CallOutcome Understood(CallRequest.Tool call, ToolResult result)
    {
        if (result.Payload is not { } payload)
        {
            var quote = Printable.Of(result.Text, 160);
            return new CallOutcome.Unreadable(
                quote.Length == 0
                    ? $"{call.Name} answered with nothing"
                    : $"{call.Name} answered with something that is not JSON: {quote}"
            );
        }

        return ReadingParser.Parse(call.Name, payload, call.Arguments, _known) is { } reading
            ? new CallOutcome.Answered(reading)
            : new CallOutcome.Unreadable(
                $"{call.Name} answered with JSON of another shape: {Printable.Of(payload.GetRawText(), 160)}"
            );
    }

    private SurfaceAnswer OfRefusal(ServiceRefusal refusal, bool isWrite, string redacted) =>
        new(
            isWrite && RefusalReader.LeavesOpen(refusal)
                ? new CallOutcome.NoReply($"whether it ran is not known; the far side said: {refusal.Text}")
                : new CallOutcome.Refused(refusal),
            Evidence(redacted)
        );

    // -32600 to -32602: the request was judged and not carried out.
    private static ServiceRefusal OfError(WireReply.Error error)
    {
        var refusal = RefusalReader.Read(error.Text.Length == 0 ? $"protocol error {error.Code}" : error.Text);
        return refusal.Kind == RefusalKind.Other && error.Code is <= -32_600 and >= -32_602
            ? refusal with
            {
                Kind = RefusalKind.Rejected,
            }
            : refusal;
    }

    // Some servers hand an error body of the API on as if it were an answer.
    private static bool IsErrorBody(JsonElement body) =>
        body.ValueKind == JsonValueKind.Object
        && body.Member(s_answerMarks) is null
        && (
            body.Member("error", "errors") is not null
            || (
                body.Member("message") is { ValueKind: JsonValueKind.String }
                && body.Member("type", "status", "code", "statusCode") is not null
            )
        );
}

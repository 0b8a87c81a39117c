using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using Quell.Domain.Calls;
using Quell.Domain.Text;
using Quell.Runbook.Ports;
using Quell.Sysdig.Wire;

namespace Quell.Sysdig.Parsing;

/// <summary>Turns what came over the wire into an answer of the port.</summary>
/// <param name="options">How much is kept of an answer, and how many JSON tokens of a text are read.</param>
internal sealed class AnswerReader(SysdigOptions options)
{
    private const string Asked =
        "the server asked for input instead of answering; Quell never passes such a question on";

    private readonly KnownEvents _known = new();
    private long _taken;

    // Copies of several long answers are not made side by side.
    private readonly Lock _one = new();

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

    public SurfaceAnswer Read(CallRequest.Tool call, bool isWrite, WireReply reply)
    {
        if (reply is not WireReply.Result result)
        {
            return ReadFailure(isWrite, reply);
        }

        lock (_one)
        {
            return OfResult(call, isWrite, result.Value);
        }
    }

    /// <summary>What a tool answered, where it can be read.</summary>
    /// <param name="tooMany">Set when it cannot, because there is too much of it.</param>
    public ToolResult? Result(JsonElement value, out WireReply.Garbled? tooMany)
    {
        var result = ToolResult.Of(value, options.MaxMessageTokens);
        tooMany = result.HasTooMany ? new WireReply.Garbled(LineFault.TooMany(options.MaxMessageTokens)) : null;
        return result.HasTooMany ? null : result;
    }

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

    public ReadOnlyMemory<byte> Evidence(ToolResult result) =>
        result.Prose is { } prose ? Evidence(prose)
        : result.Payload is { } payload ? Cut(JsonMarshal.GetRawUtf8Value(payload)).ToArray()
        : default;

    public ReadOnlyMemory<byte> Evidence(string redacted)
    {
        var bytes = Encoding.UTF8.GetBytes(redacted);
        return bytes.AsMemory(0, Cut(bytes).Length);
    }

    private ReadOnlySpan<byte> Cut(ReadOnlySpan<byte> text)
    {
        if (text.Length <= options.MaxEvidenceBytes)
        {
            return text;
        }

        var end = options.MaxEvidenceBytes;
        while (end > 0 && (text[end] & 0xC0) == 0x80)
        {
            end--;
        }

        return text[..end];
    }

    private SurfaceAnswer OfResult(CallRequest.Tool call, bool isWrite, JsonElement value)
    {
        if (Result(value, out var tooMany) is not { } result)
        {
            return ReadFailure(isWrite, tooMany!);
        }

        if (result.IsError || (result.Payload is { } body && IsErrorBody(body)))
        {
            return OfRefusal(RefusalReader.Read(ToolResult.SpokenText(value)), isWrite, result.Text);
        }

        return new SurfaceAnswer(Understood(call, isWrite, result), Evidence(result));
    }

    private CallOutcome Understood(CallRequest.Tool call, bool isWrite, ToolResult result)
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

        if (!isWrite && TooMuch(call, JsonMarshal.GetRawUtf8Value(payload).Length) is { } why)
        {
            return new CallOutcome.Unreadable(why);
        }

        return ReadingParser.Parse(call.Name, payload, call.Arguments, _known) is { } reading
            ? new CallOutcome.Answered(reading)
            : new CallOutcome.Unreadable(
                $"{call.Name} answered with JSON of another shape: {Printable.Of(Start(payload), 160)}"
            );
    }

    // A page of events is cut to size and its new events alone are counted, because a watch reads the same ones again.
    private string? TooMuch(CallRequest.Tool call, int bytes)
    {
        var isPage = call.Name == ToolNames.ListEvents;
        if (!isPage && bytes > Limits.AnswerBytes)
        {
            return $"{call.Name} answered with {bytes} bytes of JSON; at most {Limits.AnswerBytes} are taken";
        }

        if (_taken + _known.NewBytes > Limits.SessionBytes)
        {
            return $"the server has sent more than {Limits.SessionBytes / (1024 * 1024)} MiB in this session, and no more is taken";
        }

        _taken += isPage ? 0 : bytes;
        return null;
    }

    private static string Start(JsonElement payload)
    {
        var raw = JsonMarshal.GetRawUtf8Value(payload);
        return Encoding.UTF8.GetString(raw[..Math.Min(raw.Length, Limits.FieldBytes)]);
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

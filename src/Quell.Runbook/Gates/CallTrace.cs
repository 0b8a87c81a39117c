using System.Diagnostics;
using System.Diagnostics.Metrics;
using Quell.Domain.Actions;
using Quell.Domain.Calls;
using Quell.Domain.Text;
using Quell.Runbook.Calls;

namespace Quell.Runbook.Gates;

/// <summary>
/// What whoever measures the program is told of one call: a span, a count and a duration, made of words from closed lists.
/// No argument, no target, no answer and no reason is among them, because an attacker or a secret may be in each of those.
/// </summary>
/// <remarks>Nothing is made where nobody listens.</remarks>
public sealed class CallTrace : IDisposable
{
    /// <summary>The name of the source and of the meter.</summary>
    public const string Source = "Quell";

    private const string SurfaceTag = "quell.surface";
    private const string EffectTag = "quell.effect";
    private const string OperationTag = "quell.operation";
    private const string OutcomeTag = "quell.outcome";
    private const string RefusalTag = "quell.refusal";

    private static readonly ActivitySource s_source = new(Source);
    private static readonly Meter s_meter = new(Source);
    private static readonly Histogram<double> s_duration = s_meter.CreateHistogram<double>(
        "quell.call.duration",
        "s",
        "How long calls that leave the program took"
    );

    private readonly Activity? _span;
    private readonly TagList _tags;
    private string _outcome = "cancelled";
    private string? _refusal;

    private CallTrace(OutsideCall call)
    {
        var (surface, effect) = (call.Surface.ToString().ToLowerInvariant(), call.Effect.ToWire());
        _span = s_source.StartActivity($"{surface} {effect}", ActivityKind.Client);
        _span?.SetTag(OperationTag, Operation(call.Request));
        _tags = new TagList { { SurfaceTag, surface }, { EffectTag, effect } };
    }

    public static CallTrace Begin(OutsideCall call) => new(call);

    public void End(CallOutcome outcome, TimeSpan took)
    {
        (_outcome, _refusal) = outcome switch
        {
            CallOutcome.Answered => ("answered", null),
            CallOutcome.Refused refused => ("refused", refused.Refusal.Kind.ToString()),
            CallOutcome.Unreachable => ("unreachable", null),
            CallOutcome.NoReply => ("no_reply", null),
            _ => ("unreadable", null),
        };
        var tags = _tags;
        tags.Add(OutcomeTag, _outcome);
        s_duration.Record(took.TotalSeconds, tags);
    }

    public void Dispose()
    {
        if (_span is null)
        {
            return;
        }
        foreach (var (name, value) in _tags)
        {
            _span.SetTag(name, value);
        }
        _span.SetTag(OutcomeTag, _outcome);
        if (_refusal is not null)
        {
            _span.SetTag(RefusalTag, _refusal);
        }
        _span.SetStatus(_outcome is "answered" ? ActivityStatusCode.Ok : ActivityStatusCode.Error);
        _span.Dispose();
    }

    /// <summary>A tool of the runbook, or the program and its verb; anything else is not named.</summary>
    private static string Operation(CallRequest request) =>
        request switch
        {
            CallRequest.Tool tool when SysdigTools.All.Contains(tool.Name, StringComparer.Ordinal) => tool.Name,
            CallRequest.Command { Argv: ["kubectl" or "aws", var verb, ..] } command
                when Alphabets.Matches(Alphabet.DnsLabel, verb) => $"{command.Argv[0]} {verb}",
            CallRequest.Handshake => "handshake",
            CallRequest.Post => "post",
            _ => "other",
        };
}

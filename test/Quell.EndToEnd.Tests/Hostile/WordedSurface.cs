using System.Collections.Immutable;
using Quell.Domain.Calls;
using Quell.Domain.Cases;
using Quell.Runbook.Gates;
using Quell.Runbook.Ports;

namespace Quell.EndToEnd.Tests.Hostile;

/// <summary>A surface whose every answer has words in its fields, as somebody outside might have put them there.</summary>
/// <param name="format">What a desk says of its texts, in place of its own words; empty for those.</param>
internal sealed class WordedSurface(
    ISurface inner,
    OutsideFields fields,
    Func<string, string> words,
    string format = ""
) : ILinkSurface
{
    public Surface Surface => inner.Surface;

    /// <summary>What was sent to be written, in order.</summary>
    public List<CallRequest> Sent { get; } = [];

    public ValueTask<string> FingerprintAsync(
        OutsideCall call,
        CallOutcome? identity,
        CancellationToken cancellationToken
    ) => inner.FingerprintAsync(call, identity, cancellationToken);

    public async ValueTask<SurfaceAnswer> ReadAsync(OutsideCall call, CancellationToken cancellationToken) =>
        With(await inner.ReadAsync(call, cancellationToken));

    public async ValueTask<LinkAnswer> RevealAsync(OutsideCall call, CancellationToken cancellationToken) =>
        await ((ILinkSurface)inner).RevealAsync(call, cancellationToken);

    public async ValueTask<SurfaceAnswer> WriteAsync(WriteOrder order, CancellationToken cancellationToken)
    {
        Sent.Add(order.Call.Request);
        return With(await inner.WriteAsync(order, cancellationToken));
    }

    private SurfaceAnswer With(SurfaceAnswer answer)
    {
        var planted = (CaseEntry.CallEnded)fields.With(new CaseEntry.CallEnded("call", answer.Outcome, null, 1), words);
        return answer with
        {
            Outcome = Described(planted.Outcome),
            Program = answer.Program is { } end
                ? end with
                {
                    Output = [.. end.Output.Select(line => line + words(line))],
                    Error = [.. end.Error.Select(line => line + words(line))],
                }
                : null,
        };
    }

    private CallOutcome Described(CallOutcome outcome) =>
        format.Length > 0
        && Surface == Surface.Jira
        && outcome is CallOutcome.Answered { Reading: CallReading.Tools tools }
            ? new CallOutcome.Answered(
                tools with
                {
                    Listed =
                    [
                        .. tools.Listed.Select(tool =>
                            tool with
                            {
                                Arguments =
                                [
                                    .. tool.Arguments.Select(argument =>
                                        argument.Description is "In Markdown"
                                            ? argument with
                                            {
                                                Description = format,
                                            }
                                            : argument
                                    ),
                                ],
                            }
                        ),
                    ],
                }
            )
            : outcome;
}

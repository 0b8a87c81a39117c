using System.Collections.Immutable;
using Quell.Domain.Actions;
using Quell.Domain.Calls;
using Quell.Domain.Cases;
using Quell.Domain.Text;
using Quell.Runbook.Ports;
using Quell.Runbook.Telling;

namespace Quell.Runbook.Gates;

/// <content>Links that open a file by themselves: shown once, to a person's eyes, and kept nowhere.</content>
public sealed partial class Gate
{
    private const int LongestLink = 8192;

    /// <summary>Makes a read and shows the links in its answer in full. The journal gets the redacted answer alone.</summary>
    public async Task<GateResult> RevealAsync(OutsideCall call, CancellationToken cancellationToken)
    {
        if (!person.ShowsSecrets || call.Effect != Effect.Read)
        {
            return await StopAsync(call, Guardrails.Secrets, LinkWords.TerminalOnly, cancellationToken);
        }
        if (Refusal(call) is { } no)
        {
            return await StopAsync(call, no.Guardrail, no.Why, cancellationToken);
        }
        await NarrateAsync(call, cancellationToken);
        await log.AppendAsync(new CaseEntry.CallIntended(call, null, null), cancellationToken);
        var links = ImmutableSortedDictionary<string, string>.Empty;
        var result = await RunAsync(
            call,
            async surface =>
            {
                if (surface is not ILinkSurface revealing)
                {
                    return new SurfaceAnswer(new CallOutcome.Unreachable("that surface has no links"), default);
                }
                var revealed = await revealing.RevealAsync(call, cancellationToken);
                links = revealed.Links;
                return revealed.Answer;
            },
            cancellationToken
        );
        await person.TellAsync(Shown(links, result), cancellationToken);
        return result;
    }

    private static Notice Shown(ImmutableSortedDictionary<string, string> links, GateResult result) =>
        links.IsEmpty
            ? Notice.Of(
                NoticeKind.Warning,
                $"There is no link to show: {Printable.Of((result as GateResult.Ended)?.Outcome.Failure ?? "the answer names none", 300)}. In Sysdig: Response Actions, History."
            )
            : new Notice(
                NoticeKind.Secret,
                [
                    "Shown this once and kept nowhere. Whoever has a link has the file, until the link expires:",
                    .. links.SelectMany(link =>
                        (ImmutableArray<string>)
                            [$"{Printable.Of(link.Key, 64)}:", Printable.Of(link.Value, LongestLink)]
                    ),
                ]
            );
}

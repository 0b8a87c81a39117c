using System.Collections.Immutable;
using Quell.Domain.Calls;
using Quell.Runbook.Asking;
using Quell.Runbook.Authorize;
using Quell.Runbook.Calls;
using Quell.Runbook.Cases;
using Quell.Runbook.Flow;
using Quell.Runbook.Probe.Kubectl;
using Quell.Runbook.Propose;
using Quell.Runbook.Telling;
using Quell.Runbook.Understand;

namespace Quell.Runbook.Probe;

/// <summary>Step B: what the workload touches, read side by side, and the mini-map of it.</summary>
public sealed class ProbeStep : IStep
{
    public Next? Next(CaseState state, DateTimeOffset now)
    {
        if (!UnderstandStep.MayGoOn(state))
        {
            return null;
        }
        ImmutableArray<OutsideCall> reads = state.ActNow
            ? []
            : [.. ProbeReads.Round(state, 0), .. ProposeStep.Signals(state, now)];
        return Strange(state)
            ?? Steps.Reads(state, reads)
            ?? Steps.Tell(state, MapKey(state), () => MapWords.Of(state));
    }

    /// <summary>A value of the event that is not what it claims to be is in no command line; what it would have told stays unknown.</summary>
    private static Next? Strange(CaseState state) =>
        state.MayRead(Surface.Kubectl) && state.Threat is { } threat && ThreatPlace.Strange(threat) is { } why
            ? Steps.Tell(
                state,
                $"{state.Scope}/kubectl strange",
                () =>
                    Notice.Of(
                        NoticeKind.Warning,
                        $"{why}. kubectl is not asked with it, and what it would have told stays unknown."
                    )
            )
            : null;

    /// <summary>What the person asked to have read on top is shown in a map of its own.</summary>
    private static string MapKey(CaseState state)
    {
        var asked = AccessKeys.TimesAsked(state, Surface.Kubectl) + AccessKeys.TimesAsked(state, Surface.Aws);
        return asked == 0 ? $"{state.Scope}/map" : $"{state.Scope}/map {asked}";
    }
}

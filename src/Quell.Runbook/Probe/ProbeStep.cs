using System.Collections.Immutable;
using Quell.Domain.Calls;
using Quell.Runbook.Asking;
using Quell.Runbook.Calls;
using Quell.Runbook.Cases;
using Quell.Runbook.Flow;
using Quell.Runbook.Propose;
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
        return Steps.Reads(state, reads) ?? Steps.Tell(state, $"{state.Scope}/map", () => MapWords.Of(state));
    }
}

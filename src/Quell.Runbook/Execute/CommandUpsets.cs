using Quell.Domain.Actions;
using Quell.Domain.Calls;
using Quell.Runbook.Cases;
using Quell.Runbook.Gates;
using Quell.Runbook.Probe;

namespace Quell.Runbook.Execute;

/// <summary>Whether a command changed what the facts say, or showed that they are not true any more.</summary>
internal static class CommandUpsets
{
    /// <summary>True when such a command ended after the facts of a round were read.</summary>
    public static bool Since(CaseState state, int round)
    {
        var upsets = state.Calls.Values.Where(call => call.Session == state.SessionNumber && IsUpset(call)).ToList();
        if (upsets.Count == 0)
        {
            return false;
        }
        var read = ProbeReads.Round(state, round).Select(call => state.Call(call.Key)?.EndedSequence).Min();
        return upsets.Max(call => call.EndedSequence) > read;
    }

    /// <summary>A write of kubectl or aws however it ended, and a rehearsal that was refused.</summary>
    private static bool IsUpset(CallState call) =>
        call.Call.Surface is Surface.Kubectl or Surface.Aws
        && call.Ended is not null
        && (
            (call.Call.Effect.IsWrite() && !CommandShape.OnlyReads(call.Call.Request))
            || (call.Call.Effect == Effect.Rehearsal && call.Refusal is not null)
        );
}

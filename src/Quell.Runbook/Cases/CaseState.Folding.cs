using Quell.Domain.Calls;
using Quell.Domain.Cases;
using Quell.Runbook.Probe.Aws;
using Quell.Runbook.Probe.Kubectl;

namespace Quell.Runbook.Cases;

/// <content>A whole journal at once.</content>
public sealed partial record CaseState
{
    /// <remarks>
    /// Each answer of kubectl replaces all that kubectl showed before, which is most of the work of folding a long journal.
    /// It is left to the last one before something looks at the facts: the state is the same.
    /// </remarks>
    public static CaseState Fold(IEnumerable<JournalEntry> entries)
    {
        var all = entries as IReadOnlyList<JournalEntry> ?? [.. entries];
        var replaced = Replaced(all);
        var state = Empty;
        for (var at = 0; at < all.Count; at++)
        {
            state = state.With(all[at], factsFollow: replaced[at]);
        }
        return state;
    }

    /// <summary>True for each answer of kubectl that a later one replaces before anything looks at it.</summary>
    private static bool[] Replaced(IReadOnlyList<JournalEntry> entries)
    {
        var calls = new Dictionary<string, OutsideCall>(StringComparer.Ordinal);
        foreach (var entry in entries)
        {
            if (entry.Body is CaseEntry.CallIntended { Call: { } call })
            {
                calls[call.Key] = call;
            }
        }
        var replaced = new bool[entries.Count];
        var follows = false;
        for (var at = entries.Count - 1; at >= 0; at--)
        {
            switch (entries[at].Body)
            {
                case CaseEntry.CallEnded ended when calls.GetValueOrDefault(ended.Key) is { } call:
                    var isReadings = ended.Outcome is CallOutcome.Answered { Reading: CallReading.Readings };
                    if (!isReadings && ClusterReads.Made(call))
                    {
                        (replaced[at], follows) = (follows, true);
                    }
                    else if (isReadings || TrailFacts.Made(call))
                    {
                        follows = false;
                    }
                    break;
                case CaseEntry.CallStopped or CaseEntry.CaseFileRead:
                    follows = false;
                    break;
            }
        }
        return replaced;
    }
}

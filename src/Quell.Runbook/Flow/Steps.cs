using System.Collections.Immutable;
using Quell.Domain.Calls;
using Quell.Domain.Questions;
using Quell.Runbook.Cases;
using Quell.Runbook.Telling;

namespace Quell.Runbook.Flow;

/// <summary>The small moves that steps are made of. Each gives null once it is behind the case.</summary>
public static class Steps
{
    /// <summary>All these reads, side by side; those under way are waited for.</summary>
    public static Next? Reads(CaseState state, params IEnumerable<OutsideCall> wanted)
    {
        var open = wanted.Where(call => state.Call(call.Key) is not { Ended: not null }).ToImmutableArray();
        return open.IsEmpty ? null : new Next.Reads([.. open.Where(call => !state.IsInFlight(call.Key))]);
    }

    public static Next? Tell(CaseState state, string key, Func<Notice> notice) =>
        state.WasShown(key) ? null : new Next.Tell(key, notice());

    public static Next? Look(CaseState state, string key) => state.Found(key) is null ? new Next.Look(key) : null;

    /// <summary>Asks, unless it is answered or nothing may be asked any more.</summary>
    public static Next? Ask(CaseState state, string key, Func<Question> question) =>
        state.Question(key)?.Answer is not null || !state.MayAsk ? null : new Next.Ask(question());
}

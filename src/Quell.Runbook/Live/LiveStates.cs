using Quell.Domain.Actions;
using Quell.Domain.Calls;
using Quell.Runbook.Calls;
using Quell.Runbook.Cases;

namespace Quell.Runbook.Live;

/// <summary>The looks at the target of a try that the journal holds, whichever session made them.</summary>
public static class LiveStates
{
    extension(CaseState state)
    {
        /// <summary>The last look before the write: what was there when it was sent, and what an undo goes back to. Null before there is one.</summary>
        public CallState? LiveBefore(ActionTry tried) => Last(state, tried, LiveKeys.Shown, LiveKeys.Again);

        /// <summary>The last look after the write: what an undo has to find unchanged. Null before there is one.</summary>
        public CallState? LiveAfter(ActionTry tried) => Last(state, tried, LiveKeys.After);

        /// <summary>The look that stood in the words of a question: the last one that had ended when it was asked.</summary>
        /// <param name="asked">Place of the question in the journal.</param>
        public CallState? LiveShown(ActionTry tried, long asked) =>
            Looks(state, tried, LiveKeys.Shown)
                .Where(call => call.EndedSequence < asked)
                .MaxBy(call => call.EndedSequence);
    }

    /// <summary>A look at what a command changes, as a call.</summary>
    /// <param name="like">The write, or what would be written: its surface and target are the look's.</param>
    public static OutsideCall Look(CommandChange change, OutsideCall like, string key, string purpose) =>
        like with
        {
            Key = key,
            Request = new CallRequest.Command(change.Read),
            Purpose = purpose,
            Effect = Effect.Read,
            Fields = change.Kept,
        };

    private static CallState? Last(CaseState state, ActionTry tried, params string[] sources) =>
        Looks(state, tried, sources).MaxBy(call => call.EndedSequence);

    private static IEnumerable<CallState> Looks(CaseState state, ActionTry tried, params string[] sources) =>
        state.Calls.Values.Where(call =>
            call.Ended is not null
            && call.Call.Try == tried
            && !call.Call.Fields.IsDefault
            && sources.Contains(CallKeys.SourceOf(call.Call.Key), StringComparer.Ordinal)
        );
}

using Quell.Domain;
using Quell.Domain.Actions;
using Quell.Domain.Calls;
using Quell.Domain.Questions;
using Quell.Runbook.Asking;

namespace Quell.Runbook.Cases;

/// <summary>What a case says of its writes: sent, settled, or unknown.</summary>
public static class CaseWrites
{
    extension(CaseState state)
    {
        /// <summary>Writes that were intended, in order.</summary>
        public IEnumerable<CallState> Writes =>
            state
                .Calls.Values.Where(call => call.Call.Effect.IsWrite() && call.Call.Try is not null)
                .OrderBy(call => call.IntendedAt);

        /// <summary>Writes whose intent is durable and whose outcome nobody knows.</summary>
        public IEnumerable<CallState> UnreconciledWrites =>
            state.Writes.Where(call =>
                (call.Ended is null || call.Ended.Outcome is CallOutcome.NoReply or CallOutcome.Unreadable)
                && state.EndOf(call.Call.Try!.Value) is null or { Status: Status.Pending, Ran: false }
            );

        /// <summary>True once the person said to go on although the outcome of this write is not known.</summary>
        public bool MayPassUnreconciled(CallState write) =>
            state.Questions.Values.Any(question =>
                question.Question.Kind == QuestionKind.Unreconciled
                && question.Question.About == write.Call.Try
                && string.Equals(question.Answer?.Meaning, Meanings.GoOn, StringComparison.Ordinal)
            );

        /// <summary>Actions that ran, or that run still.</summary>
        public int ResponsesRun => state.Closed.Values.Count(closed => closed.Ran);

        /// <summary>
        /// True where an earlier session's watch was cut off and this one takes it up: it goes on, and is judged, before anything
        /// else is chosen.
        /// </summary>
        public bool GoesOnWatching =>
            state.Watches.LastOrDefault() is { } watch
            && watch.Session != state.SessionNumber
            && (watch.Ended is null || watch.EndedIn == state.SessionNumber)
            && state.Selection is { } selection
            && selection.Order.All(id => state.Closed.Keys.Any(tried => tried.Action == id));

        /// <summary>True once a write has left, or may have left, the program.</summary>
        public bool AnythingSent =>
            state.Calls.Values.Any(call =>
                call.Call.Effect.IsWrite()
                && call.Ended?.Outcome is not (CallOutcome.Unreachable or CallOutcome.Refused)
            );

        /// <summary>The same, in this session.</summary>
        public bool SentInSession =>
            state.Calls.Values.Any(call =>
                call.Call.Effect.IsWrite()
                && call.Session == state.SessionNumber
                && call.Ended?.Outcome is not (CallOutcome.Unreachable or CallOutcome.Refused)
            );
    }
}

using Quell.Domain.Actions;
using Quell.Domain.Calls;
using Quell.Runbook.Cases;
using Quell.Runbook.Live;

namespace Quell.Runbook.Gates;

/// <summary>Whether what a command is about to change is still what was shown before the yes.</summary>
public static class TargetDrift
{
    /// <summary>A look from before this is no look right before the write.</summary>
    private static readonly TimeSpan s_longest = TimeSpan.FromSeconds(60);

    /// <summary>What the digest of a restatement says of the target; null for what is no command that changes something.</summary>
    public static string? Bound(CaseState state, ResponseAction action) =>
        CommandChanges.Of(action.Request) is { } change
            ? LiveText.Bound(change, LiveView.Of(state.LiveBefore(action.Try)))
            : null;

    /// <summary>Null when it was looked at again after the yes and is what was shown; otherwise why it is not.</summary>
    /// <param name="questionId">The question whose answer approves the write.</param>
    public static string? Refusal(CaseState state, OutsideCall call, string questionId, DateTimeOffset now)
    {
        if (CommandChanges.Of(call.Request) is not { } change || call.Try is not { } tried)
        {
            return null;
        }
        var last = Asked(state, questionId);
        if (last?.AnswerEntry is not { } answer || state.LiveBefore(tried) is not { } again)
        {
            return "its target was not looked at";
        }
        if (
            again.Session != state.SessionNumber
            || again.EndedSequence < answer.Sequence
            || now - again.EndedAt > s_longest
        )
        {
            return "its target was not looked at again after the yes";
        }
        if (LiveView.Of(again) is LiveView.Unread unread)
        {
            return $"its target could not be looked at again: {unread.Why}";
        }
        var first = last.Question.Follows is { } yes ? Asked(state, yes) ?? last : last;
        var shown = LiveView.Of(state.LiveShown(tried, first.Asked.Sequence));
        var difference = LiveText.Difference(change, shown, LiveView.Of(again));
        return difference.Length == 0 ? null : $"the target is not what was shown: {difference}";
    }

    private static QuestionState? Asked(CaseState state, string questionId) =>
        state
            .Questions.Values.Where(asked => string.Equals(asked.Question.Id, questionId, StringComparison.Ordinal))
            .MaxBy(asked => asked.Asked.Sequence);
}

using Quell.Domain.Calls;
using Quell.Domain.Cases;
using Quell.Domain.Questions;
using Quell.Runbook.Asking;
using Quell.Runbook.Authorize;
using Quell.Runbook.Cases;
using Quell.Runbook.Filing;
using Quell.Runbook.Gates;

namespace Quell.Runbook.Flow;

/// <summary>Hands what the person just allowed to the grants that the gate trusts. Nothing is taken from an older entry.</summary>
public sealed class Granter(Grants grants, RunOptions options)
{
    /// <summary>An answer that was just journalled.</summary>
    public void Hear(Question question, string meaning, CaseState state)
    {
        if (question.Kind == QuestionKind.Destination && TicketDesks.Named(meaning) is { } desk)
        {
            grants.GiveRead(desk);
        }
        if (question.Surface is not { } surface)
        {
            return;
        }
        var yes = string.Equals(meaning, Answer.Yes, StringComparison.Ordinal);
        if (
            question.Kind == QuestionKind.Grant
            && (yes || string.Equals(meaning, Meanings.ReadOnly, StringComparison.Ordinal))
        )
        {
            grants.GiveRead(surface, Only(state, surface));
        }
        else if (
            (question.Kind == QuestionKind.WriteAccess || TicketDesks.IsDesk(surface))
            && yes
            && question.About is { } tried
        )
        {
            grants.GiveWrite(
                surface,
                tried,
                state.Offered?.Find(tried.Action) is { } action ? CommandShape.Of(action.Request) : null
            );
        }
    }

    /// <summary>An entry that the flow just appended: reading that was authorised when the run was started.</summary>
    public void Take(CaseEntry entry, CaseState state)
    {
        foreach (var surface in options.AuthorizedReads)
        {
            if (entry is CaseEntry.Found found && found.Key == AccessKeys.Beforehand(surface))
            {
                grants.GiveRead(surface, Only(state, surface));
            }
        }
    }

    /// <summary>The action is over: so is the access that it was given.</summary>
    public void End(CaseEntry entry, CaseState state)
    {
        if (
            entry is CaseEntry.ActionClosed closed
            && (state.Tried.GetValueOrDefault(closed.Try) ?? state.UndosOffered.GetValueOrDefault(closed.Try.Action))
                is { } action
        )
        {
            grants.EndWrite(action.Surface);
        }
    }

    private static string? Only(CaseState state, Surface surface) =>
        surface == Surface.Aws ? state.AwsProfile : state.KubeContext;
}

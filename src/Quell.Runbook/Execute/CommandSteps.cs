using System.Collections.Immutable;
using Quell.Domain;
using Quell.Domain.Actions;
using Quell.Domain.Calls;
using Quell.Domain.Text;
using Quell.Runbook.Cases;
using Quell.Runbook.Flow;
using Quell.Runbook.Gates;
using Quell.Runbook.Live;

namespace Quell.Runbook.Execute;

/// <summary>
/// What comes around the question about a command: write access for this one shape, a look at its target, the rehearsal;
/// and after the yes another look. The same for a response and for an undo.
/// </summary>
public static class CommandSteps
{
    private const int MostRefusedRehearsals = 3;

    /// <summary>True for an action that kubectl or aws carries out.</summary>
    public static bool IsCommand(ResponseAction action) => action.Request is CallRequest.Command;

    /// <summary>Everything before the question. The facts are fresh when this begins.</summary>
    public static Readiness Before(CaseState state, ResponseAction action)
    {
        if (NeedsAccess(action) && Access(state, action) is { } access)
        {
            return access;
        }
        var change = CommandChanges.Of(action.Request);
        ImmutableArray<OutsideCall> calls =
        [
            .. change is null ? (ImmutableArray<OutsideCall>)[] : [ShownLook(state, action, change)],
            .. Rehearsals.Of(state, action),
        ];
        if (
            CommandRefusals.CountRehearsals(state, action.Try) >= MostRefusedRehearsals
            && CommandRefusals.Of(state, action.Try) is { } last
        )
        {
            return Refused(last);
        }
        if (Steps.Reads(state, calls) is { } reads)
        {
            return new Readiness.Waiting(reads);
        }
        if (CommandRefusals.OfRehearsal(state, action) is { } refusal)
        {
            return Refused(refusal);
        }
        return Missing(state, action, change) is { } over ? over : new Readiness.Ready();
    }

    /// <summary>The look right before the write; null once it is made.</summary>
    public static Next? Again(CaseState state, ResponseAction action) =>
        CommandChanges.Of(action.Request) is { } change
            ? Steps.Reads(
                state,
                LiveStates.Look(
                    change,
                    Like(action),
                    CommandKeys.Again(state, action.Try),
                    $"looking again right before the write ({change.What})"
                )
            )
            : null;

    /// <summary>What only reads at the far side runs on the reading that was authorised.</summary>
    public static bool NeedsAccess(ResponseAction action) =>
        action.Surface is Surface.Kubectl or Surface.Aws && !CommandShape.OnlyReads(action.Request);

    /// <summary>Read access never covers a write: the person is asked for this action alone, with the shape of its command.</summary>
    private static Readiness? Access(CaseState state, ResponseAction action)
    {
        var key = CommandKeys.Access(state, action.Try);
        if (Steps.Ask(state, key, () => RestatementWords.WriteAccess(state, action, key)) is { } ask)
        {
            return new Readiness.Waiting(ask);
        }
        return state.Question(key) is { IsYes: true }
            ? null
            : new Readiness.Over(
                Status.Skipped,
                TicketWords.Declined(state, action),
                $"The responder did not give write access to {action.Surface.Word()}."
            );
    }

    private static OutsideCall ShownLook(CaseState state, ResponseAction action, CommandChange change) =>
        LiveStates.Look(
            change,
            Like(action),
            CommandKeys.Shown(state, action.Try),
            $"looking at how it stands now, to compare and to go back to ({change.What})"
        );

    private static OutsideCall Like(ResponseAction action) =>
        new()
        {
            Key = string.Empty,
            Surface = action.Surface,
            Request = action.Request,
            Target = action.Target,
            Purpose = string.Empty,
            Effect = Effect.Read,
            Try = action.Try,
        };

    private static Readiness.Over Refused(ServiceRefusal refusal) =>
        new(
            Status.Failed,
            $"the rehearsal was refused ({CommandRefusals.Word(refusal)}): nothing was changed",
            $"The rehearsal was refused: {Printable.Of(refusal.Text, 300)}"
        );

    /// <summary>Nothing is done to what is not there, or to what cannot be looked at.</summary>
    private static Readiness.Over? Missing(CaseState state, ResponseAction action, CommandChange? change) =>
        change is null
            ? null
            : LiveView.Of(state.Call(CommandKeys.Shown(state, action.Try))) switch
            {
                LiveView.Gone => new Readiness.Over(
                    Status.Failed,
                    $"{Printable.Of(change.What)} is not there any more (NotFound): nothing was changed",
                    "Its target is not there any more."
                ),
                LiveView.Unread unread => new Readiness.Over(
                    Status.Failed,
                    $"{Printable.Of(change.What)} could not be looked at before it, so nothing was sent: {Printable.Of(unread.Why, 300)}",
                    "Its target could not be looked at."
                ),
                _ => null,
            };
}

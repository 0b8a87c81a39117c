using System.Collections.Immutable;
using Quell.Domain;
using Quell.Domain.Actions;
using Quell.Domain.Calls;
using Quell.Domain.Cases;
using Quell.Domain.Json;
using Quell.Domain.Plans;
using Quell.Domain.Responses;
using Quell.Runbook.Calls;
using Quell.Runbook.Cases;
using Quell.Runbook.Flow;
using Quell.Runbook.Propose;

namespace Quell.Runbook.Undo;

/// <summary>What of a case can be undone now, as a plan of its own: the same actions are shown, approved and sent.</summary>
public static class UndoOffers
{
    /// <summary>The next revision of the offers, if anything in them is different; a new session always gets its own.</summary>
    public static Next? Revise(CaseState state)
    {
        var draft = Draft(state);
        var before = state.UndoSession == state.SessionNumber ? state.Undos : null;
        return before is not null && string.Equals(PlanText.Of(draft), PlanText.Of(before), StringComparison.Ordinal)
            ? null
            : new Next.Append([
                new CaseEntry.UndoOffered(
                    draft with
                    {
                        Revision = (state.Undos?.Revision ?? 0) + 1,
                        Changes = PlanText.Changes(before, draft),
                    }
                ),
            ]);
    }

    public static ActionId IdOf(string executionId) =>
        new(Digest.OfText($"{Surface.Sysdig} undo {executionId}").ToString()[..8]);

    /// <summary>The same for a command, which makes no execution.</summary>
    public static ActionId IdOf(ActionTry response) => new(Digest.OfText($"undo {response}").ToString()[..8]);

    /// <summary>Why this execution is not to be undone, or null when it is.</summary>
    public static string? WhyNot(CaseState state, ResponseAction action, CaseEntry.ActionClosed closed)
    {
        if (action.Request is CallRequest.Command)
        {
            return CommandOffer.WhyNot(state, action, closed);
        }
        if (action.Undo is not UndoSlot.Call || closed.ExecutionId is null)
        {
            return $"no undo by the API. By hand: {action.Undo.ManualRecovery}";
        }
        var id = closed.ExecutionId!;
        if (EarlierUndo(state, closed.Try, id) is { } earlier)
        {
            return earlier;
        }
        var status = UndoReads.Status(state, id);
        if (status?.Reading is not CallReading.Execution { Run: var run })
        {
            return $"how execution {id} stands is unknown: {status?.Failure ?? "it was not asked"}";
        }
        return run.Phase switch
        {
            ExecutionPhase.Completed => null,
            ExecutionPhase.Failed =>
                $"execution {id} FAILED ({run.FailureReason ?? "no reason given"}): there is nothing that the tenant would undo",
            _ => $"execution {id} is {run.Status}: only a COMPLETED one can be undone",
        };
    }

    /// <summary>True when an undo of it was seen to be done, by this case or by anybody else.</summary>
    public static bool IsUndone(CaseState state, CaseEntry.ActionClosed closed) =>
        state.UndosOf(closed.Try).Any(undo => undo.Closed.Status == Status.Done)
        || (
            closed.ExecutionId is { } id
            && UndoReads.UndosOf(state, id)?.Any(run => run.Phase == ExecutionPhase.Completed) == true
        )
        || (
            state.Tried.GetValueOrDefault(closed.Try) is { Request: CallRequest.Command } action
            && CommandOffer.StandsAsBefore(state, action, closed.Try)
        );

    /// <summary>An undo that is done or under way, by this case or by anybody else; a failed one may be tried again.</summary>
    private static string? EarlierUndo(CaseState state, ActionTry response, string executionId)
    {
        var own = state.UndosOf(response).LastOrDefault(undo => undo.Closed.Status == Status.Done);
        if (own is not null)
        {
            return $"execution {executionId} is undone already, by execution {own.Closed.ExecutionId}";
        }
        if (UndoReads.UndosOf(state, executionId) is not { } others)
        {
            return $"whether execution {executionId} is undone already is unknown: the executions could not be listed";
        }
        return others.FirstOrDefault(run => run.Phase != ExecutionPhase.Failed) is not { } run ? null
            : run.Phase == ExecutionPhase.Completed
                ? $"execution {executionId} is undone already, by execution {run.Id}"
            : $"an undo of execution {executionId} is under way: execution {run.Id} is {run.Status}";
    }

    private static ResponseAction? Undo(CaseState state, ResponseAction action, CaseEntry.ActionClosed closed) =>
        action.Undo switch
        {
            UndoSlot.Call call => UndoAction.Of(state, action, call, closed),
            UndoSlot.CommandLine line => CommandUndo.Of(state, action, line, closed),
            _ => null,
        };

    private static Plan Draft(CaseState state)
    {
        var offered = new List<ResponseAction>();
        var gone = new List<UnavailableAction>();
        foreach (var (action, closed) in UndoReads.Responses(state))
        {
            if (WhyNot(state, action, closed) is { } why)
            {
                gone.Add(new UnavailableAction(action.Type, why, action.Id));
            }
            else if (Undo(state, action, closed) is { } undo)
            {
                offered.Add(undo);
            }
            else
            {
                gone.Add(new UnavailableAction(action.Type, "the undo tool takes no execution id", action.Id));
            }
        }
        return new Plan(
            0,
            [.. offered.OrderBy(undo => undo.Undoes!.DiscardsEvidence)],
            [.. gone],
            "the latest response first; what would discard evidence stands apart",
            ScopedToEvent: true,
            []
        );
    }
}

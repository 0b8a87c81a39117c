using System.Collections.Immutable;
using Quell.Domain.Actions;
using Quell.Domain.Calls;
using Quell.Domain.Cases;
using Quell.Domain.Facts;
using Quell.Domain.Text;
using Quell.Runbook.Cases;
using Quell.Runbook.Live;
using Quell.Runbook.Ports;

namespace Quell.Runbook.Undo;

/// <summary>Makes the undo of one command into an action like any other.</summary>
public static class CommandUndo
{
    /// <summary>The rule behind changes that others made beside what is taken back.</summary>
    private const string Since = "UNDO-SINCE";

    /// <summary>An undo of a command is named after what it takes back.</summary>
    public static string TypeOf(string response) => $"UNDO_{response}";

    public static ResponseAction Of(
        CaseState state,
        ResponseAction action,
        UndoSlot.CommandLine undo,
        CaseEntry.ActionClosed closed
    )
    {
        var change = CommandChanges.Of(action.Request)!;
        var now = (LiveView.Seen)CommandOffer.Now(state, closed.Try);
        var before = CommandOffer.Before(state, closed.Try);
        var tried = new ActionTry(UndoOffers.IdOf(closed.Try), 1 + UndoAction.Earlier(state, closed.Try));
        return new ResponseAction
        {
            Id = tried.Action,
            Attempt = tried.Attempt,
            Type = TypeOf(action.Type),
            Surface = action.Surface,
            Responder = null,
            Effect = action.Effect,
            Scope = action.Scope,
            Target = action.Target,
            NameToType = action.NameToType,
            Request = new CallRequest.Command(UndoCommand.Pinned(undo.Argv, now.Object)),
            Values = action.Values,
            SchemaDigest = "none",
            WhatItDoes = $"Takes {action.Type} ({closed.Try}) back.",
            Expected = Expected(change, before),
            WhatToWatch = $"Whether what {action.Type} held back goes on; no watch runs for an undo.",
            Consequences =
            [
                .. Others(state, change, closed.Try, now),
                .. undo.Hazards.Select(said => UndoAction.Hazard(said, action)),
            ],
            EvidenceLost = [],
            Reversibility =
                $"Yes, by another {action.Type}: `quell respond` proposes it again, behind a yes of its own.",
            Undo = new UndoSlot.None(
                $"run {action.Type} again with `{TenantSource.Respond(state.Opened!.EventId, state.Opened.TenantSource, state.StateFolder)}`"
            ),
            Availability = new Availability.Unconfirmed(
                $"{action.Surface.Word()} can be reached; whether it may do this is asked right before"
            ),
            NeedsStorage = false,
            Preconditions =
            [
                new Precondition($"{Printable.Of(change.What)} is the one that this case changed", Met: true),
                new Precondition("what this case changed in it is still as it was left", Met: true),
            ],
            Undoes = new UndoneExecution(null, closed.Try, action.Type, DiscardsEvidence: false),
        };
    }

    /// <summary>The values that were read right before the response, and to which this goes back.</summary>
    private static string Expected(CommandChange change, LiveView before)
    {
        var what = Printable.Of(change.What);
        return before is LiveView.Seen { Object: var seen }
            ? $"{what} shows again what was read before the response: {string.Join("; ", change.Fields.Select(field => $"{LiveText.Field(field.Pointer)} = {LiveText.Value(seen, field.Pointer)}"))}."
            : $"{what} shows what the command sets; how it stood before the response was not read.";
    }

    /// <summary>What this takes back is as it was left; a change of anything else in the object is not undone, and is said.</summary>
    private static IEnumerable<Consequence> Others(
        CaseState state,
        CommandChange change,
        ActionTry response,
        LiveView.Seen now
    ) =>
        CommandOffer.Left(state, response) is LiveView.Seen { Object.Generation: { } left }
        && now.Object.Generation is { } there
        && there != left
            ?
            [
                new Consequence(
                    Since,
                    Severity.Unknown,
                    $"Other parts of {Printable.Of(change.What)} were changed since (generation {left} was left, {there} is there), by this case or by somebody else; this goes back on none of that.",
                    [],
                    now.Citation is { } by ? [by] : [new Citation("journal", response.ToString())]
                ),
            ]
            : [];
}

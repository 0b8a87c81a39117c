using System.Collections.Immutable;
using Quell.Domain.Actions;
using Quell.Domain.Calls;
using Quell.Domain.Text;
using Quell.Runbook.Cases;
using Quell.Runbook.Kept;
using Quell.Runbook.Propose;

namespace Quell.Runbook.Execute;

/// <summary>A declined action as a ticket text that a person can act on.</summary>
public static class TicketWords
{
    /// <summary>The runbook's sentence, and why nothing is filed by this release.</summary>
    public static string Declined(ResponseAction action) =>
        $"You declined to execute {Printable.Of(action.Type, 64)}. Its ticket text with the exact command and rationale is below, so a human can run it manually; filing it is not part of this release";

    /// <summary>For an action that this session has no way to run.</summary>
    public static string NotHere(ResponseAction action) =>
        $"Quell does not run {action.Surface.Word()} actions in this session. The ticket text of {Printable.Of(action.Type, 64)} with the exact command is below, so a human can run it manually";

    public static string Text(CaseState state, ResponseAction action, string rationale) =>
        string.Join(
            '\n',
            (ImmutableArray<string>)
                [
                    $"[Quell] {Printable.Of(action.Type, 64)} on {Printable.Of(action.Scope)}",
                    $"Event: {Printable.Of(state.Threat?.Id, 40)}   Case: {state.Opened?.Case}   Action: {action.Try}",
                    $"Command: {Printable.Of(action.Request.Text, 1200)}",
                    $"Rationale: {rationale}",
                    $"What it does: {action.WhatItDoes}",
                    $"Expected: {action.Expected}",
                    "Breaks:",
                    .. ChecklistWords.Consequences(action, "  "),
                    .. action.EvidenceLost.Select(lost => $"Evidence lost: {lost}"),
                    $"Reversibility: {action.Reversibility}",
                    .. action.Undo is UndoSlot.CommandLine line
                        ?
                        [
                            $"Undo: {Printable.Of(line.Text, 1200)}",
                            .. line.Hazards.Select(hazard => $"Undo hazard: {hazard}"),
                        ]
                        : ImmutableArray<string>.Empty,
                    $"By hand: {action.Undo.ManualRecovery}",
                    .. KeptWords.ForTicket(state),
                ]
        );
}

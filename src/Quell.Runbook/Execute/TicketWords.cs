using System.Collections.Immutable;
using Quell.Domain;
using Quell.Domain.Actions;
using Quell.Domain.Calls;
using Quell.Domain.Cases;
using Quell.Domain.Text;
using Quell.Runbook.Cases;
using Quell.Runbook.Filing;
using Quell.Runbook.Kept;
using Quell.Runbook.Propose;

namespace Quell.Runbook.Execute;

/// <summary>A declined action as a ticket text that a person can act on.</summary>
public static class TicketWords
{
    private const string Mark = "Rationale: ";
    private const int LongestCommand = 16_000;

    /// <summary>What is said of a decline; where a desk takes tickets, the runbook's sentence opens the question that follows.</summary>
    public static string Declined(CaseState state, ResponseAction action) =>
        TicketDesks.Of(state).IsEmpty
            ? $"You declined to execute {Printable.Of(action.Type, 64)}. No ticket desk is configured: its ticket text with the exact command and rationale is below, so a human can run it manually"
            : "Declined";

    /// <summary>For an action that this session has no way to run.</summary>
    public static string NotHere(ResponseAction action) =>
        $"Quell does not run {action.Surface.Word()} actions in this session. The ticket text of {Printable.Of(action.Type, 64)} with the exact command is below, so a human can run it manually";

    /// <summary>One line for each thing that is said: no text of the outside makes two of one.</summary>
    public static string Text(CaseState state, ResponseAction action, string rationale) =>
        string.Join('\n', Lines(state, action, rationale).Select(Printable.Line));

    private static ImmutableArray<string> Lines(CaseState state, ResponseAction action, string rationale) =>
        [
            $"[Quell] {Printable.Of(action.Type, 64)} on {Printable.Of(action.Scope)}",
            $"Event: {Printable.Of(state.Threat?.Id, 40)}   Case: {state.Opened?.Case}   Action: {action.Try}",
            $"Command: {Printable.Of(action.Request.Text, LongestCommand)}",
            $"{Mark}{rationale}",
            $"What it does: {action.WhatItDoes}",
            $"Expected: {action.Expected}",
            "Breaks:",
            .. ChecklistWords.Consequences(action, "  "),
            .. action.EvidenceLost.Select(lost => $"Evidence lost: {lost}"),
            $"Reversibility: {action.Reversibility}",
            .. action.Undo is UndoSlot.CommandLine line
                ?
                [
                    $"Undo: {Printable.Of(line.Text, LongestCommand)}",
                    .. line.Hazards.Select(hazard => $"Undo hazard: {hazard}"),
                ]
                : ImmutableArray<string>.Empty,
            $"By hand: {action.Undo.ManualRecovery}",
            .. KeptWords.ForTicket(state),
        ];

    /// <summary>The text of an action that was left to a person: the one journalled with a decline, or one made for a failure.</summary>
    /// <returns>Null where there is nothing for a person to run.</returns>
    public static string? Left(CaseState state, CaseEntry.ActionClosed closed) =>
        closed.TicketText
        ?? (
            closed.Status == Status.Failed && state.Tried.GetValueOrDefault(closed.Try) is { } action
                ? Text(state, action, Rationale(state, action, closed))
                : null
        );

    /// <summary>Why it was proposed and why it did not run, whole.</summary>
    public static string Rationale(CaseState state, ResponseAction action, CaseEntry.ActionClosed closed) =>
        closed.TicketText?.Split('\n').FirstOrDefault(line => line.StartsWith(Mark, StringComparison.Ordinal))
            is { } line
            ? line[Mark.Length..]
            : $"{state.Plan?.OrderReason} {action.Type} was approved and {closed.Status.Word()}: {closed.Detail}";
}

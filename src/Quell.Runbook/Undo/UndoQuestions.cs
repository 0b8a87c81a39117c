using System.Collections.Immutable;
using Quell.Domain.Actions;
using Quell.Domain.Calls;
using Quell.Domain.Facts;
using Quell.Domain.Questions;
using Quell.Domain.Text;
using Quell.Runbook.Asking;
using Quell.Runbook.Cases;
using Quell.Runbook.Execute;
using Quell.Runbook.Preflight;
using Quell.Runbook.Propose;

namespace Quell.Runbook.Undo;

/// <summary>What is asked around an undo: which one, and for each its own yes right after it was restated.</summary>
public static class UndoQuestions
{
    public static Question Choice(CaseState state, string key) =>
        Questions.Of(
            state,
            key,
            QuestionKind.Undo,
            [
                "Which one? By number or name, several in the order in which they are to be undone, or none.",
                "Choosing approves nothing: each is restated and asks for its own yes.",
            ],
            ["<numbers or names>", "none"]
        );

    public static Question Approve(CaseState state, ResponseAction undo, string key, DateTimeOffset expires)
    {
        var number = state.Undos!.NumberOf(undo.Id);
        var type = Printable.Of(undo.Type, 64);
        var undone = undo.Undoes!;
        return Questions.Of(
            state,
            key,
            QuestionKind.Approve,
            [
                $"{number}. {type} ({Printable.Of(undo.Scope)})",
                $"{(undone.DiscardsEvidence ? "DISCARDS EVIDENCE of" : "Undoes")}: {Printable.Of(undone.ResponseType, 64)} {undone.Response}",
                $"On:       {Place(state)}; try {undo.Try}",
                .. CommandSteps.IsCommand(undo) ? CommandLines.InShort(state, undo) : Responder(undo),
                $"Expected: {Printable.Of(undo.Expected, 600)}",
                $"Watch:    {Printable.Of(undo.WhatToWatch, 400)}",
                $"Payload:  {Printable.Of(undo.Request.Text, 1200)}",
                .. ValueWords.InShort(undo, "  "),
                "Hazards:",
                .. ChecklistWords.Consequences(undo, "  "),
                .. undo.EvidenceLost.Select(lost => $"Evidence about to be lost: {Printable.Of(lost, 300)}"),
                $"Reversibility: {Printable.Of(undo.Reversibility, 400)}",
                "Cancel:   answer no; nothing is sent. After it is sent it cannot be cancelled.",
            ],
            [$"yes {number} {type}", Answer.No],
            undo.Try
        ) with
        {
            ExpiresAt = expires,
        };
    }

    private static IEnumerable<string> Responder(ResponseAction undo) =>
        [
            $"Responder: {Printable.Of(undo.Responder?.Value ?? "none", 32)} — availability: {undo.Availability.Word} ({Printable.Of(undo.Availability.Why, 300)})",
        ];

    public static Question Name(CaseState state, ResponseAction undo, string key, Question yes) =>
        Questions.NameAfter(
            yes,
            state,
            undo,
            key,
            [
                $"{Printable.Of(undo.Type, 64)} discards evidence and is not reversible. If you change your mind, recovery is: {Printable.Of(undo.Undo.ManualRecovery, 300)}.",
                $"To go on, type the name of what the evidence is about: {Printable.Of(undo.NameToType, 253)}",
            ]
        );

    private static string Place(CaseState state)
    {
        ImmutableArray<string?> parts =
        [
            state.ClusterName,
            state.Value(FactKeys.Namespace),
            state.Value(FactKeys.WorkloadName) ?? state.Value(FactKeys.CloudUserArn),
        ];
        var place = string.Join(" / ", parts.Select(part => Printable.Of(part ?? "-", 120)));
        return $"{place}, tenant {Printable.Of(state.Tenant.Text, 80)}{ProgramsInUse.Words(state)}";
    }
}

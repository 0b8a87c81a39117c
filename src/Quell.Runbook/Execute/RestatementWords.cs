using System.Collections.Immutable;
using Quell.Domain.Actions;
using Quell.Domain.Calls;
using Quell.Domain.Facts;
using Quell.Domain.Questions;
using Quell.Domain.Text;
using Quell.Runbook.Asking;
using Quell.Runbook.Calls;
using Quell.Runbook.Cases;
using Quell.Runbook.Gates;
using Quell.Runbook.Preflight;
using Quell.Runbook.Probe.Map;
using Quell.Runbook.Propose;

namespace Quell.Runbook.Execute;

/// <summary>An action said again right before it would run, in the question that asks for its yes.</summary>
public static class RestatementWords
{
    public static Question Approve(
        CaseState state,
        ResponseAction action,
        string key,
        CallState? recent,
        DateTimeOffset expires
    )
    {
        var number = state.Plan!.NumberOf(action.Id);
        var type = Printable.Of(action.Type, 64);
        var lines = ImmutableArray.CreateBuilder<string>();
        lines.Add($"{number}. {type} ({Printable.Of(action.Scope)})");
        lines.Add($"On:       {Target(state)}; try {action.Try} of plan revision {state.Plan.Revision}");
        if (SurfaceNotes.Identity(state, action.Surface) is { } identity)
        {
            lines.Add($"Through:  {identity}");
        }
        lines.AddRange(
            CommandSteps.IsCommand(action)
                ? CommandLines.InShort(state, action)
                : [.. Recent(action, recent), Responder(action)]
        );
        lines.Add($"Expected: {action.Expected}");
        lines.Add($"Watch:    {action.WhatToWatch}");
        // From here on it is what a yes is about: last, so that the smallest screen has it.
        lines.Add($"Payload:  {Printable.Of(action.Request.Text, 1200)}");
        lines.AddRange(ValueWords.InShort(action, "  "));
        lines.Add("Breaks:");
        lines.AddRange(ConsequenceWords.BySeverity(action, number, "  "));
        lines.AddRange(EvidenceWords.AtRisk(state, action));
        lines.AddRange(WayBack(action));
        lines.Add("Cancel:   answer no; nothing is sent. Once sent it cannot be cancelled.");
        return Questions.Of(
            state,
            key,
            QuestionKind.Approve,
            lines.ToImmutable(),
            [$"yes {number} {type}", Answer.No],
            action.Try
        ) with
        {
            ExpiresAt = expires,
        };
    }

    public static Question Name(CaseState state, ResponseAction action, string key, Question yes) =>
        Questions.NameAfter(
            yes,
            state,
            action,
            key,
            [
                $"{Printable.Of(action.Type, 64)} is not reversible by {ByWhat(action)}. If you change your mind, recovery requires: {action.Undo.ManualRecovery}",
                $"To go on, type the name of what it acts on: {Printable.Of(action.NameToType, 253)}",
            ]
        );

    /// <summary>Asked just in time, for this action alone.</summary>
    public static Question WriteAccess(CaseState state, ResponseAction action, string key) =>
        Questions.Of(
            state,
            key,
            QuestionKind.WriteAccess,
            [
                $"This action needs write access to {action.Surface.Word()} (specifically: {Printable.Of(CommandShape.Of(action.Request) ?? action.Request.Text, 1200)}). Authorize for this action? yes / no (file as ticket instead).",
                $"  The whole command: {Printable.Of(action.Request.Text, 1200)}",
                "  A yes sends nothing yet: it is rehearsed where that can be done, restated, and asked about. The access ends with this action.",
            ],
            [Answer.Yes, Answer.No],
            action.Try
        ) with
        {
            Surface = action.Surface,
        };

    private static string Target(CaseState state)
    {
        var place =
            state.ClusterName is null && state.CloudAccount is { } account
                ? $"account {Printable.Of(account, 80)}"
                : $"{Printable.Of(state.ClusterName ?? "no cluster", 80)} / {Printable.Of(state.Value(FactKeys.Namespace) ?? "-", 63)} / {Printable.Of(state.Value(FactKeys.WorkloadName) ?? "-", 80)}";
        var tenant = $"tenant {Printable.Of(state.Tenant.Text, 80)}";
        return $"{place}, {tenant}{ProgramsInUse.Words(state)}";
    }

    private static string Responder(ResponseAction action) =>
        $"Responder: {action.Responder?.Value ?? "none"} — availability: {action.Availability.Word} ({Printable.Of(action.Availability.Why)})";

    private static string ByWhat(ResponseAction action) => CommandSteps.IsCommand(action) ? "Quell" : "the API";

    /// <summary>A submit is never repeated unseen.</summary>
    private static IEnumerable<string> Recent(ResponseAction action, CallState? recent)
    {
        if (recent?.Reading is not CallReading.Executions listed)
        {
            yield return "Last hour: unknown, the executions could not be listed.";
            yield break;
        }
        var same = ExecutionMatch.SameTarget(action.Request, listed.Runs).Take(3).ToList();
        if (same.Count == 0)
        {
            yield return listed.Runs.Length < SysdigCalls.MostExecutions
                ? $"Last hour: no execution of this on this target [{CallKeys.SourceOf(recent.Call.Key)}]"
                : $"Last hour: none of the newest {SysdigCalls.MostExecutions} executions is this on this target; what lies behind them is unknown [{CallKeys.SourceOf(recent.Call.Key)}]";
        }
        foreach (var run in same)
        {
            yield return $"Last hour: ALREADY RUN ON THIS TARGET: {ContainedWords.Line(run)}";
        }
    }

    private static IEnumerable<string> WayBack(ResponseAction action)
    {
        var isFinal = !action.Undo.Exists && action.Effect != Effect.Evidence;
        yield return $"Reversibility: {action.Reversibility}{(isFinal ? $" This action is not reversible by {ByWhat(action)}. If you change your mind, recovery requires: {action.Undo.ManualRecovery}" : "")}";
        if (action.Undo is UndoSlot.Call undo)
        {
            yield return $"Undo:     {undo.Tool} with the execution id of this run ({undo.Type}{(undo.Listed ? "" : ", not listed by the tenant: it may fail")})";
            foreach (var hazards in Hazards(undo.Hazards))
            {
                yield return hazards;
            }
        }
        else if (action.Undo is UndoSlot.CommandLine line)
        {
            yield return $"Undo:     {Printable.Of(line.Text, 1200)}";
            foreach (var hazards in Hazards(line.Hazards))
            {
                yield return hazards;
            }
        }
    }

    private static IEnumerable<string> Hazards(ImmutableArray<string> hazards) =>
        hazards.IsEmpty ? [] : [$"  undo hazard: {string.Join(' ', hazards)}"];
}

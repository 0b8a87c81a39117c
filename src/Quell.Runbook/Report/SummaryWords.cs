using System.Collections.Immutable;
using Quell.Domain;
using Quell.Domain.Actions;
using Quell.Domain.Cases;
using Quell.Domain.Facts;
using Quell.Domain.Text;
using Quell.Runbook.Cases;
using Quell.Runbook.Execute;
using Quell.Runbook.Filing;
using Quell.Runbook.Ports;
using Quell.Runbook.Telling;

namespace Quell.Runbook.Report;

/// <summary>The two paragraphs at the end: the outcome, then what was done about it.</summary>
public static class SummaryWords
{
    public static Notice Of(CaseState state) =>
        new(
            NoticeKind.Summary,
            [
                Outcome(state),
                Actions(state, inline: false),
                .. Did(state),
                $"Case {state.Opened?.Case}; report: {state.Report?.File ?? "not written"}",
                .. state.CaseClosed is null
                    ? (ImmutableArray<string>)
                        [
                            $"The case stays open. Go on with: {TenantSource.Respond(state.Opened?.EventId, state.Opened?.TenantSource, state.StateFolder)}",
                        ]
                    : [],
            ]
        );

    public static ImmutableArray<string> Paragraphs(CaseState state) => [Outcome(state), Actions(state, inline: true)];

    /// <summary>For each action that ran: what it was, how it ended, and its way back on lines of their own.</summary>
    private static ImmutableArray<string> Did(CaseState state)
    {
        var lines = ImmutableArray.CreateBuilder<string>();
        foreach (var tried in state.ClosedInOrder)
        {
            var closed = state.Closed[tried];
            if (closed.Status == Status.Skipped || state.Tried.GetValueOrDefault(tried) is not { } action)
            {
                continue;
            }
            lines.Add(
                $"  {Printable.Of(action.Type, 64)} ({Printable.Of(action.Scope)}), {closed.Status.Word()}: {Printable.Of(action.WhatItDoes, 300)}"
            );
            if (UndoneWords.Of(state, tried) is null && action.Undo.Exists && UndoWords.MayHaveActed(action, closed))
            {
                lines.AddRange(
                    UndoWords
                        .Lines(action, closed.ExecutionId, state.Opened?.Case, state.StateFolder)
                        .Take(2)
                        .Select(line => "    " + line.TrimStart())
                );
            }
        }
        return lines.Count == 0 ? [] : ["What each yes did:", .. lines];
    }

    private static string Outcome(CaseState state)
    {
        var verdict = Verdict.Of(state)?.Word() ?? ReportedVerdict.None;
        var what =
            $"{Printable.Of(state.Threat?.RuleName ?? "the event")} on {Printable.Of(state.Value(FactKeys.Namespace) ?? "-")}/{Printable.Of(state.Value(FactKeys.WorkloadName) ?? state.Value(FactKeys.HostName) ?? "-")}";
        return $"Outcome: {verdict}. {what}: {Verdict.Why(state)}.{(UndoneWords.Since(state) is { } since ? $" Since then: {Printable.Of(since, 300)}." : "")}{(state.Opened?.Simulated == true ? " This was practice on the embedded tenant." : "")}";
    }

    private static string Actions(CaseState state, bool inline)
    {
        if (state.Closed.IsEmpty)
        {
            return "Actions taken: none.";
        }
        var parts = state.ClosedInOrder.Select(tried => One(state, tried, state.Closed[tried], inline));
        var tickets = state.Closed.Values.Count(closed =>
            TicketWords.Left(state, closed) is not null && FilingWords.Of(state, closed.Try.Action) is null
        );
        var open = Verdict.Undecided(state).Count;
        var filed = FilingWords.Filed(state).Select(words => Printable.Of(words, 400)).ToList();
        return $"Actions: {string.Join("; ", parts)}. Tickets filed: {(filed.Count == 0 ? "none" : string.Join("; ", filed))}; ticket texts ready to paste: {tickets}.{(open == 0 ? "" : $" Still pending: {open}.")}{(CodeWords.InSummary(state) is { } code ? $" {code}" : "")}";
    }

    private static string One(CaseState state, ActionTry tried, CaseEntry.ActionClosed closed, bool inline)
    {
        var action = state.Tried.GetValueOrDefault(tried);
        var undo =
            UndoneWords.Of(state, tried) is { } undone ? $", {Printable.Of(undone, 300)}"
            : inline && UndoWords.Inline(action, closed, state.Opened?.Case, state.StateFolder) is { } way
                ? $", undo: {way}"
            : "";
        return $"{Printable.Of(action?.Type ?? tried.ToString(), 64)} {closed.Status.Word()}{undo}";
    }
}

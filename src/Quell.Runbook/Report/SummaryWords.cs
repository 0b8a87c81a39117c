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
                .. Paragraphs(state),
                $"Case {state.Opened?.Case}; report: {state.Report?.File ?? "not written"}",
                .. state.CaseClosed is null
                    ? (ImmutableArray<string>)
                        [
                            $"The case stays open. Go on with: {TenantSource.Respond(state.Opened?.EventId, state.Opened?.TenantSource, state.StateFolder)}",
                        ]
                    : [],
            ]
        );

    public static ImmutableArray<string> Paragraphs(CaseState state) => [Outcome(state), Actions(state)];

    private static string Outcome(CaseState state)
    {
        var verdict = Verdict.Of(state)?.Word() ?? ReportedVerdict.None;
        var what =
            $"{Printable.Of(state.Threat?.RuleName ?? "the event")} on {Printable.Of(state.Value(FactKeys.Namespace) ?? "-")}/{Printable.Of(state.Value(FactKeys.WorkloadName) ?? state.Value(FactKeys.HostName) ?? "-")}";
        return $"Outcome: {verdict}. {what}: {Verdict.Why(state)}.{(UndoneWords.Since(state) is { } since ? $" Since then: {Printable.Of(since, 300)}." : "")}{(state.Opened?.Simulated == true ? " This was practice on the embedded tenant." : "")}";
    }

    private static string Actions(CaseState state)
    {
        if (state.Closed.IsEmpty)
        {
            return "Actions taken: none.";
        }
        var parts = state.ClosedInOrder.Select(tried => One(state, tried, state.Closed[tried]));
        var tickets = state.Closed.Values.Count(closed =>
            TicketWords.Left(state, closed) is not null && FilingWords.Of(state, closed.Try.Action) is null
        );
        var open = Verdict.Undecided(state).Count;
        var filed = FilingWords.Filed(state).Select(words => Printable.Of(words, 400)).ToList();
        return $"Actions: {string.Join("; ", parts)}. Tickets filed: {(filed.Count == 0 ? "none" : string.Join("; ", filed))}; ticket texts ready to paste: {tickets}.{(open == 0 ? "" : $" Still pending: {open}.")}{(CodeWords.InSummary(state) is { } code ? $" {code}" : "")}";
    }

    private static string One(CaseState state, ActionTry tried, CaseEntry.ActionClosed closed)
    {
        var action = state.Tried.GetValueOrDefault(tried);
        var undo =
            UndoneWords.Of(state, tried) is { } undone ? $", {Printable.Of(undone, 300)}"
            : UndoWords.Inline(action, closed, state.Opened?.Case, state.StateFolder) is { } way ? $", undo: {way}"
            : "";
        return $"{Printable.Of(action?.Type ?? tried.ToString(), 64)} {closed.Status.Word()}{undo}";
    }
}

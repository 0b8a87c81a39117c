using System.Collections.Immutable;
using Quell.Domain;
using Quell.Domain.Actions;
using Quell.Domain.Cases;
using Quell.Runbook.Cases;
using Quell.Runbook.Execute;
using Quell.Runbook.Undo;

namespace Quell.Runbook.Report;

/// <summary>How the report tells of undos: at the response that was taken back, and as lines of their own.</summary>
public static class UndoneWords
{
    /// <summary>What became of the undo of one response; null where none was tried.</summary>
    public static string? Of(CaseState state, ActionTry response) =>
        state.UndosOf(response).LastOrDefault() is { } last
            ? last.Closed.Status switch
            {
                Status.Done => $"{(last.Undone.DiscardsEvidence ? "discarded" : "undone")} by {By(last)}",
                Status.Skipped => $"undo declined; {Way(state, last)}",
                var status =>
                    $"undo {status.Word()}{(last.Closed.ExecutionId is { } id ? $" (execution {id})" : "")}; {Way(state, last)}",
            }
            : null;

    /// <summary>One row for each undo that is over, in the columns of the action table.</summary>
    public static IEnumerable<ImmutableArray<string>> Rows(CaseState state) =>
        state.UndosClosed.Select(over => Row(state, over.Outcome));

    public static string Count(CaseState state) =>
        state.UndosClosed.Count(over => over.Outcome.Closed.Status == Status.Done) is var done and > 0
            ? $"; undone since: {done}"
            : "";

    private static string By(UndoOutcome over) =>
        over.Closed.ExecutionId is { } id ? $"execution {id}" : over.Action.Request.Text;

    /// <summary>The way back that is still open.</summary>
    private static string Way(CaseState state, UndoOutcome last) =>
        last.Undone.ExecutionId is { } id ? UndoWords.Call(id)
        : state.Tried.GetValueOrDefault(last.Undone.Response)?.Undo is UndoSlot.CommandLine line ? line.Text
        : last.Action.Request.Text;

    private static ImmutableArray<string> Row(CaseState state, UndoOutcome over) =>
        [
            $"{over.Action.Type} ({over.Action.Scope}) {over.Closed.Try}",
            $"{(over.Undone.DiscardsEvidence ? "discards evidence" : "undo")} of {over.Undone.ResponseType} {over.Undone.Response}, {over.Undone.Name}",
            state.Writes.Any(write => write.Call.Try == over.Closed.Try) ? "approved"
            : over.Closed.Status == Status.Skipped ? "declined"
            : "not sent",
            $"{over.Closed.Status.Word()}: {over.Closed.Detail}",
            "none",
        ];
}

using Quell.Domain;
using Quell.Domain.Actions;
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

    /// <summary>What an undo takes back.</summary>
    public static string Reason(UndoneExecution undone) =>
        $"{(undone.DiscardsEvidence ? "discards evidence" : "undo")} of {undone.ResponseType} {undone.Response}, {undone.Name}";

    public static string Count(CaseState state) => Done(state) is var done and > 0 ? $"; undone since: {done}" : "";

    /// <summary>What the verdict says nothing about: responses that were taken back after it; null for none.</summary>
    public static string? Since(CaseState state)
    {
        if (state.Watches.LastOrDefault()?.Ended?.Verdict is not { } verdict)
        {
            return null;
        }
        var undone = state
            .UndosClosed.Select(over => over.Outcome)
            .Where(over => over.Closed.Status == Status.Done && !over.Undone.DiscardsEvidence)
            .Select(over => over.Undone.ResponseType)
            .ToList();
        return undone.Count == 0
            ? null
            : $"{string.Join(", ", undone)} undone since; {verdict.Word()} is about the time before, and nothing was watched after";
    }

    private static int Done(CaseState state) =>
        state.UndosClosed.Count(over => over.Outcome.Closed.Status == Status.Done);

    private static string By(UndoOutcome over) =>
        over.Closed.ExecutionId is { } id ? $"execution {id}" : over.Action.Request.Text;

    /// <summary>The way back that is still open.</summary>
    private static string Way(CaseState state, UndoOutcome last) =>
        last.Undone.ExecutionId is { } id ? UndoWords.Call(id)
        : state.Tried.GetValueOrDefault(last.Undone.Response)?.Undo is UndoSlot.CommandLine line ? line.Text
        : last.Action.Request.Text;
}

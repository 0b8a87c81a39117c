using Quell.Domain;
using Quell.Domain.Cases;
using Quell.Domain.Text;
using Quell.Runbook.Cases;

namespace Quell.Runbook.Report;

/// <summary>Why a case ends with its exit code.</summary>
public static class CodeWords
{
    public static string Of(CaseState state) =>
        Verdict.Code(state) switch
        {
            ExitCode.StillActive => "the threat fired again after the last response",
            ExitCode.Success => Verdict.Of(state) == Status.Cleared
                ? "the watch was cleared, and every action that was sent is done"
                : "every action was declined or filed, and none was run",
            ExitCode.Inconclusive => string.Join("; ", Open(state)),
            _ => state.Closed.IsEmpty
                ? "it ended before any write"
                : "it ended before any write, and not every action was decided on",
        };

    /// <summary>For the summary: only where the verdict's word alone would promise another code.</summary>
    public static string? InSummary(CaseState state) =>
        Verdict.Code(state) == ExitCode.Inconclusive && Verdict.Of(state) != Status.Inconclusive
            ? $"{(Verdict.Of(state) is { } verdict ? $"{Capital(verdict.Word())}, but not all is well" : "There is no verdict, and not all is well")}: {Of(state)}. That is exit code {(int)ExitCode.Inconclusive}."
            : null;

    private static IEnumerable<string> Open(CaseState state)
    {
        if (Verdict.Of(state) == Status.Inconclusive)
        {
            yield return "the watch proved nothing";
        }
        foreach (
            var closed in Verdict
                .Latest(state)
                .Where(closed => closed.Status is Status.Failed or Status.Pending or Status.InProgress)
                .OrderBy(closed => state.ClosedInOrder.IndexOf(closed.Try))
        )
        {
            yield return $"{Name(state, closed)} {(closed.Status == Status.Failed ? "failed" : $"is {closed.Status.Word()}")}";
        }
        foreach (var write in state.UnreconciledWrites.Where(write => state.EndOf(write.Call.Try!.Value) is null))
        {
            yield return $"what came of {Printable.Of(state.Tried.GetValueOrDefault(write.Call.Try!.Value)?.Type ?? write.Call.Try.ToString(), 64)} is not known";
        }
    }

    private static string Name(CaseState state, CaseEntry.ActionClosed closed) =>
        Printable.Of(state.Tried.GetValueOrDefault(closed.Try)?.Type ?? closed.Try.ToString(), 64);

    private static string Capital(string word) => char.ToUpperInvariant(word[0]) + word[1..];
}

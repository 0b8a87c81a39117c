using Quell.Domain;
using Quell.Domain.Actions;
using Quell.Domain.Calls;
using Quell.Domain.Cases;
using Quell.Domain.Questions;
using Quell.Domain.Text;
using Quell.Runbook.Asking;
using Quell.Runbook.Calls;
using Quell.Runbook.Cases;
using Quell.Runbook.Flow;

namespace Quell.Runbook.Execute;

/// <summary>After an action that left a file behind a presigned link: whether to show the link, once, on a terminal.</summary>
public static class LinkOffer
{
    private const string Scope = "link ";

    public static Next? Next(CaseState state, ActionTry tried, CaseEntry.ActionClosed closed)
    {
        if (state.Session is not { ShowsSecrets: true } || !HasLink(state, closed))
        {
            return null;
        }
        var key = $"{Scope}{tried}";
        if (Steps.Ask(state, key, () => Question(state, tried, key)) is { } ask)
        {
            return ask;
        }
        var call = CallKeys.Of(key, "output");
        return
            string.Equals(state.Question(key)?.Answer?.Meaning, Meanings.Show, StringComparison.Ordinal)
            && state.Call(call) is null
            ? new Next.Reveal(
                SysdigCalls.Status(state, call, closed.ExecutionId!, TypeOf(state, tried)) with
                {
                    Purpose = $"asking for the link of {TypeOf(state, tried)}, to show it once and keep it nowhere",
                }
            )
            : null;
    }

    /// <summary>True when the execution named an output whose URL lost its signature on the way in.</summary>
    public static bool HasLink(CaseState state, CaseEntry.ActionClosed closed) =>
        closed is { Status: Status.Done, ExecutionId: { } id }
        && state.Execution(id) is { } run
        && run.Outputs.Values.Any(IsRedactedLink);

    public static bool IsReveal(OutsideCall call) => call.Key.StartsWith(Scope, StringComparison.Ordinal);

    private static bool IsRedactedLink(string output) =>
        output.StartsWith("http", StringComparison.Ordinal)
        && output.EndsWith($"?{Redaction.Mark}", StringComparison.Ordinal);

    private static Question Question(CaseState state, ActionTry tried, string key) =>
        Questions.Of(
            state,
            key,
            QuestionKind.Link,
            [
                $"{TypeOf(state, tried)} left its file behind a presigned link. Show the link in full, this once?",
                "Whoever has it has the file until it expires. It is not written to the journal, the evidence or the report.",
            ],
            [Meanings.Show, Answer.No]
        );

    private static string TypeOf(CaseState state, ActionTry tried) =>
        Printable.Of(state.Tried.GetValueOrDefault(tried)?.Type ?? "the action", 64);
}

using System.Collections.Immutable;
using Quell.Domain.Calls;
using Quell.Domain.Questions;
using Quell.Domain.Text;
using Quell.Runbook.Asking;
using Quell.Runbook.Cases;
using Quell.Runbook.Live;

namespace Quell.Runbook.Execute;

/// <summary>What is said of how a command went.</summary>
internal static class CommandOutcomes
{
    public static string Done(CallState write, LiveVerdict verdict) =>
        write.Ended?.Outcome is CallOutcome.Answered
            ? $"exit code 0; seen: {verdict.Words} [{LiveKeys.After}]{Enforcement(write)}"
            : $"no answer came, but it is seen: {verdict.Words} [{LiveKeys.After}]{Enforcement(write)}";

    /// <summary>What stands in IAM is not yet what is denied.</summary>
    private static string Enforcement(CallState write) =>
        write.Call.Surface == Surface.Aws
            ? "; enforcement unknown until CloudTrail shows AccessDenied, which can take a quarter of an hour"
            : string.Empty;

    public static Question StillUnderWay(CaseState state, CallState write, LiveVerdict verdict, string key) =>
        Questions.Of(
            state,
            key,
            QuestionKind.Wait,
            [
                $"{Printable.Of(OutcomeWords.TypeOf(state, write), 64)} is made, and what follows from it is still under way: {Printable.Of(verdict.Words, 300)}.",
                "Wait for it as long again, or go on and leave it pending?",
            ],
            [Meanings.Wait, Meanings.GoOn]
        );

    public static Question Unreconciled(
        CaseState state,
        CallState write,
        CommandChange change,
        LiveVerdict verdict,
        string key
    )
    {
        ImmutableArray<string> words =
        [
            $"{Printable.Of(OutcomeWords.TypeOf(state, write), 64)} was sent at {write.IntendedAt:HH:mm:ss}Z and no answer came ({Printable.Of(write.Failure ?? "the program ended before it", 200)}).",
            $"What is there after 60 s, on {Printable.Of(change.What)}: {Printable.Of(verdict.Words, 300)}. It may still take effect: its outcome is unknown. It will not be sent again by itself.",
            "Go on with other actions all the same? Anything else leaves them pending.",
        ];
        return Questions.Of(state, key, QuestionKind.Unreconciled, words, [Meanings.GoOn, Answer.No], write.Call.Try);
    }
}

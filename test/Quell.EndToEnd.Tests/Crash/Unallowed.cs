using Quell.Domain.Actions;
using Quell.Domain.Calls;
using Quell.Domain.Cases;
using Quell.Domain.Questions;
using Quell.Runbook.Asking;

namespace Quell.EndToEnd.Tests.Crash;

/// <summary>Reads a journal from its start and finds what ran without a grant, or a yes, of its own session.</summary>
internal static class Unallowed
{
    public static IEnumerable<string> Of(IReadOnlyList<JournalEntry> entries)
    {
        var granted = new HashSet<Surface>();
        var yes = new Dictionary<string, Question>(StringComparer.Ordinal);
        var asked = new Dictionary<string, Question>(StringComparer.Ordinal);
        var spent = new HashSet<string>(StringComparer.Ordinal);
        foreach (var entry in entries)
        {
            switch (entry.Body)
            {
                case CaseEntry.SessionOpened:
                    granted.Clear();
                    yes.Clear();
                    asked.Clear();
                    break;
                case CaseEntry.QuestionAsked { Question: var question }:
                    asked[question.Id] = question;
                    break;
                case CaseEntry.AnswerGiven { Answer: { Meaning: Answer.Yes or Meanings.ReadOnly } answer }
                    when asked.TryGetValue(answer.QuestionId, out var about):
                    yes[about.Id] = about;
                    if (about is { Kind: QuestionKind.Grant, Surface: { } surface })
                    {
                        granted.Add(surface);
                    }
                    break;
                case CaseEntry.CallIntended { Call: var call } intended when call.Effect.IsWrite():
                    if (intended.ApprovedBy is not { } by || !yes.ContainsKey(by))
                    {
                        yield return $"{call.Try} was sent on {intended.ApprovedBy ?? "nothing"}, which is no yes of its session";
                    }
                    else if (!spent.Add($"{call.Key} {by}"))
                    {
                        yield return $"{call.Try} was sent twice on {by}";
                    }
                    // What only reads, to keep it, runs on the read grant.
                    var mayRun = call.Effect == Effect.Evidence && granted.Contains(call.Surface);
                    if (NeedsAccess(call.Surface) && !mayRun && !MayWrite(yes.Values, call))
                    {
                        yield return $"{call.Try} was sent without the access given in its session that it needs";
                    }
                    break;
                case CaseEntry.CallIntended { Call: { Effect: Effect.Read } read }
                    when NeedsAccess(read.Surface) && !granted.Contains(read.Surface) && !IsFree(read):
                    yield return $"{read.Request.Text} was read without a grant of its session";
                    break;
            }
        }
    }

    private static bool NeedsAccess(Surface surface) => surface is Surface.Kubectl or Surface.Aws;

    private static bool MayWrite(IEnumerable<Question> yes, OutsideCall call) =>
        yes.Any(question =>
            question.Kind == QuestionKind.WriteAccess && question.Surface == call.Surface && question.About == call.Try
        );

    /// <summary>What tells whether a grant can be offered at all.</summary>
    private static bool IsFree(OutsideCall call) =>
        call.Request is CallRequest.Command { Argv: var line }
        && string.Join(' ', line) is var text
        && (
            text.StartsWith("kubectl config current-context", StringComparison.Ordinal)
            || text.StartsWith("kubectl version --client", StringComparison.Ordinal)
            || text.StartsWith("aws sts get-caller-identity", StringComparison.Ordinal)
        );
}

using Quell.Domain.Questions;
using Quell.Runbook.Cases;
using Quell.Runbook.Report;

namespace Quell.EndToEnd.Tests.InProcess;

/// <summary>People to play: each answers a question by its kind.</summary>
internal static class Answers
{
    /// <summary>Says yes to every action that was chosen, and to nothing else.</summary>
    public static string? Yes(Question question, CaseState state) =>
        question.Kind switch
        {
            QuestionKind.Resume => "resume",
            QuestionKind.CaseGate => "light",
            QuestionKind.Grant => "read-only",
            QuestionKind.Mismatch => "skip",
            QuestionKind.Select => Remaining(state),
            QuestionKind.Confirm or QuestionKind.WriteAccess => "yes",
            QuestionKind.Approve or QuestionKind.Name => question.Accepts[0],
            QuestionKind.Wait => "wait",
            QuestionKind.Unreconciled => "go-on",
            QuestionKind.StillActive => "none",
            _ => "stop",
        };

    public static string? Decline(Question question, CaseState state) =>
        question.Kind is QuestionKind.Approve ? "no" : Yes(question, state);

    /// <summary>Chooses these types, in this order, and says yes to them.</summary>
    public static Func<Question, CaseState, string?> Choose(params string[] types) =>
        (question, state) => question.Kind is QuestionKind.Select ? string.Join(' ', types) : Yes(question, state);

    /// <summary>All but what is over already; nothing is run twice by a person who reads the list.</summary>
    private static string Remaining(CaseState state)
    {
        var over = Verdict.Latest(state).Select(closed => closed.Try.Action).ToHashSet();
        var left = state.Plan!.Actions.Where(action => !over.Contains(action.Id)).ToList();
        return left.Count == 0 ? "none" : string.Join(' ', left.Select(action => state.Plan.NumberOf(action.Id)));
    }
}

using Quell.Domain.Calls;
using Quell.Domain.Questions;
using Quell.Runbook.Asking;
using Quell.Runbook.Cases;

namespace Quell.Runbook.Authorize;

/// <summary>How the checks before a grant, the question and its answer are named in a case. Good for one session.</summary>
public static class AccessKeys
{
    public const string KubectlContext = "kubectl context";
    public const string AwsIdentity = "aws identity";

    /// <summary>The bare name of a surface's program.</summary>
    public static string Program(Surface surface) => surface == Surface.Aws ? "aws" : "kubectl";

    /// <summary>Found once the person asked for a surface by its name; it counts how often.</summary>
    public static string Asked(Surface surface) => $"asked {Program(surface)}";

    /// <summary>Found once a surface was authorised for reading when the run was started.</summary>
    public static string Beforehand(Surface surface) => $"authorized {Program(surface)}";

    /// <summary>What was found on this machine for the check of this number.</summary>
    public static string Settings(Surface surface, int number) => $"{Program(surface)} settings {number}";

    public static string Check(CaseState state, Surface surface) =>
        $"{state.Scope}/check {Program(surface)} n{Number(state, surface)}";

    public static string Refused(CaseState state, Surface surface) => $"{Check(state, surface)} refused";

    public static string Question(CaseState state, Surface surface) =>
        $"{state.Scope}/authorize {Program(surface)} n{Number(state, surface)}";

    public static string Call(CaseState state, Surface surface, string source) =>
        CallKeyOf(state, Number(state, surface), source);

    /// <summary>How often the check began anew: the person switched to another context, or asked by name.</summary>
    public static int Number(CaseState state, Surface surface) =>
        TimesAsked(state, surface)
        + state.Questions.Values.Count(question =>
            question.Session == state.SessionNumber
            && question.Question.Kind == QuestionKind.Mismatch
            && question.Question.Surface == surface
            && string.Equals(question.Answer?.Meaning, Meanings.Again, StringComparison.Ordinal)
        );

    public static int TimesAsked(CaseState state, Surface surface) =>
        state.Found(Asked(surface)) is { } found && int.TryParse(found.GetValueOrDefault("times"), out var times)
            ? times
            : 0;

    private static string CallKeyOf(CaseState state, int number, string source) =>
        Calls.CallKeys.Of($"{state.Scope}.a{number}", source);
}

using Quell.Domain.Calls;
using Quell.Domain.Questions;
using Quell.Runbook.Asking;
using Quell.Runbook.Cases;
using Quell.Runbook.Preflight;

namespace Quell.Runbook.Authorize;

/// <summary>How far the authorisation of a surface is in this session.</summary>
public static class AccessState
{
    public static bool IsDetected(CaseState state, Surface surface) =>
        state.Found(surface == Surface.Aws ? PreflightStep.Aws : PreflightStep.Kubectl)?.ContainsKey("path") == true;

    /// <summary>kubectl where the event names a cluster; AWS where a cloud identity is implicated, or where the person asked.</summary>
    public static bool IsAbout(CaseState state, Surface surface, bool asked) =>
        asked || (surface == Surface.Aws ? CloudTraces.Of(state) is not null : state.ClusterName is not null);

    /// <summary>The answer that closed the latest check: a no to the grant, or to switch and check again; null while it is open.</summary>
    public static string? Decision(CaseState state, Surface surface) =>
        new[] { AccessKeys.Question(state, surface), AccessKeys.Check(state, surface) }
            .Select(key => state.Question(key)?.Answer?.Meaning)
            .FirstOrDefault(meaning => meaning is not (null or Meanings.Again));

    /// <summary>One line for the map: authorised, or why it was not read.</summary>
    public static string Words(CaseState state, Surface surface)
    {
        var program = AccessKeys.Program(surface);
        if (state.MayRead(surface))
        {
            return ProgramsInUse.IsSimulated(state, program)
                ? $"{program}: read with your authorisation of this session; the practice tenant plays it, so its lines are simulated"
                : $"{program}: read with your authorisation of this session";
        }
        if (!IsDetected(state, surface))
        {
            return $"{program}: not on PATH, so what only it knows is unknown";
        }
        if (Decision(state, surface) is { } decision)
        {
            return
                string.Equals(decision, Answer.No, StringComparison.Ordinal)
                && state.Question(AccessKeys.Question(state, surface)) is not null
                ? $"{program}: not authorised (you said no); type `{program}` to be asked again"
                : $"{program}: skipped after the check above; type `{program}` to check again";
        }
        if (!IsAbout(state, surface, AccessKeys.TimesAsked(state, surface) > 0))
        {
            return surface == Surface.Aws
                ? "aws: not read, because neither the event nor the case file implicates a cloud identity; type `aws` to be asked"
                : "kubectl: not read, because the event names no cluster; type `kubectl` to be asked";
        }
        return state.WasShown(AccessKeys.Refused(state, surface))
            ? $"{program}: not offered, because the check before the grant said no"
            : $"{program}: detected, not authorised in this session";
    }
}

using Quell.Domain;
using Quell.Runbook.Cases;

namespace Quell.Runbook.Undo;

/// <summary>The exit code of an undo.</summary>
public static class UndoVerdict
{
    public static ExitCode Code(CaseState state)
    {
        var ended = state.UndosOfSession.Select(over => over.Outcome.Closed.Status).ToList();
        return ended.Contains(Status.Failed) ? ExitCode.ProgramFailed
            : state.UnreconciledWrites.Any()
            || ended.Exists(static status => status is Status.Pending or Status.InProgress)
                ? ExitCode.Inconclusive
            : ended.Contains(Status.Done) ? ExitCode.Success
            : ExitCode.StoppedBeforeWrite;
    }
}

using Quell.Domain;
using Quell.Domain.Actions;
using Quell.Domain.Calls;
using Quell.Domain.Cases;
using Quell.Domain.Text;
using Quell.Runbook.Calls;
using Quell.Runbook.Ports;

namespace Quell.Runbook.Execute;

/// <summary>The exact way back of an action that ran.</summary>
public static class UndoWords
{
    public static IEnumerable<string> Lines(
        ResponseAction action,
        string? executionId,
        CaseId? caseId,
        string? stateFolder = null
    )
    {
        if (action.Undo is UndoSlot.CommandLine line)
        {
            yield return $"Undo: {Printable.Of(line.Text, 1200)}";
            if (caseId is { } named)
            {
                yield return $"      or type: {Verb(named, action.Id, stateFolder)}";
            }
            foreach (var hazard in line.Hazards)
            {
                yield return $"      hazard: {hazard}";
            }
            yield break;
        }
        if (action.Undo is not UndoSlot.Call undo || executionId is null)
        {
            yield return $"Undo: none by the API. By hand: {action.Undo.ManualRecovery}";
            yield break;
        }
        yield return $"Undo: {Call(executionId)}";
        if (caseId is { } id)
        {
            yield return $"      or type: {Verb(id, action.Id, stateFolder)}";
        }
        yield return $"      runs {undo.Type}{(undo.Listed ? "" : ", which the tenant does not list: it may fail")}; it is a write and needs a yes of its own.";
        foreach (var hazard in undo.Hazards)
        {
            yield return $"      hazard: {hazard}";
        }
    }

    /// <summary>Call and command line in one piece; null where the API has no way back or nothing was done.</summary>
    public static string? Inline(
        ResponseAction? action,
        CaseEntry.ActionClosed closed,
        CaseId? caseId,
        string? stateFolder = null
    ) =>
        action is { Undo.Exists: true } && MayHaveActed(action, closed)
            ? $"{Way(action, closed)}{(caseId is { } id ? $", or type: {Verb(id, action.Id, stateFolder)}" : "")}"
            : null;

    /// <summary>What failed or was not sent changed nothing that could be undone.</summary>
    public static bool MayHaveActed(ResponseAction action, CaseEntry.ActionClosed closed) =>
        closed is { ExecutionId: not null, Status: not Status.Failed }
        || (
            closed.Status is Status.Done or Status.Pending
            && CommandSteps.IsCommand(action)
            && CommandSteps.NeedsAccess(action)
        );

    private static string Way(ResponseAction action, CaseEntry.ActionClosed closed) =>
        action.Undo is UndoSlot.CommandLine line ? Printable.Of(line.Text, 1200) : Call(closed.ExecutionId!);

    /// <summary>The command line that undoes an action of a case.</summary>
    public static string Verb(CaseId caseId, ActionId action, string? stateFolder) =>
        $"quell undo {caseId} {action}{TenantSource.StateOption(stateFolder)}";

    /// <summary>The call that undoes an execution.</summary>
    public static string Call(string executionId) =>
        $"mcp__{SysdigTools.Server}__{SysdigTools.Undo} with action_execution_id: {Printable.Of(executionId, 64)}";
}

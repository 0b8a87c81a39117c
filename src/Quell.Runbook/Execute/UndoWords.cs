using Quell.Domain.Actions;
using Quell.Domain.Cases;
using Quell.Domain.Text;
using Quell.Runbook.Calls;

namespace Quell.Runbook.Execute;

/// <summary>The exact way back of an action that ran.</summary>
public static class UndoWords
{
    public static IEnumerable<string> Lines(ResponseAction action, string? executionId, CaseId? caseId)
    {
        if (action.Undo is UndoSlot.CommandLine line)
        {
            yield return $"Undo: {Printable.Of(line.Text, 1200)}";
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
        yield return $"      runs {undo.Type}{(undo.Listed ? "" : ", which the tenant does not list: it may fail")}; it is a write and needs a yes of its own.";
        foreach (var hazard in undo.Hazards)
        {
            yield return $"      hazard: {hazard}";
        }
    }

    /// <summary>The call that undoes an execution.</summary>
    public static string Call(string executionId) =>
        $"mcp__{SysdigTools.Server}__{SysdigTools.Undo} with action_execution_id: {Printable.Of(executionId, 64)}";
}

using System.Collections.Immutable;
using System.Text.Json;
using Quell.Domain.Calls;
using Quell.Domain.Responses;
using Quell.Runbook.Calls;
using Quell.Runbook.Cases;
using Quell.Runbook.Undo;

namespace Quell.Runbook.Execute;

/// <summary>Finds the execution that a submit without a reply may have made.</summary>
public static class ExecutionMatch
{
    private static readonly TimeSpan s_clockSkew = TimeSpan.FromSeconds(30);

    /// <summary>By caller id where the submit carried one, otherwise by type, parameters and time of creation.</summary>
    public static ActionExecution? Find(CallState write, ImmutableArray<ActionExecution> runs)
    {
        if (write.Call.Request is not CallRequest.Tool { Arguments: var arguments })
        {
            return null;
        }
        if (UndoArguments.ExecutionOf(arguments) is { } undone)
        {
            return runs.Where(run => string.Equals(run.Undoes, undone, StringComparison.Ordinal))
                .Where(run => run.CreatedAt is { } at && at >= write.IntendedAt - s_clockSkew)
                .MinBy(run => run.CreatedAt);
        }
        if (SubmitArguments.CallerOf(arguments) is { } caller)
        {
            return runs.FirstOrDefault(run => string.Equals(run.CallerId, caller, StringComparison.Ordinal));
        }
        var type = SubmitArguments.TypeOf(arguments);
        return runs.Where(run => string.Equals(run.ActionType, type, StringComparison.Ordinal))
            .Where(run => run.CreatedAt is { } at && at >= write.IntendedAt - s_clockSkew)
            .Where(run => SameParameters(run.Parameters, arguments))
            .MinBy(run => run.CreatedAt);
    }

    /// <summary>
    /// False for an undo that was answered with the execution being undone, or with the undo of another one: how those stand
    /// says nothing about this undo.
    /// </summary>
    public static bool IsAnswerOf(CallState write, ActionExecution run) =>
        write.Call.Request is not CallRequest.Tool { Arguments: var arguments }
        || UndoArguments.ExecutionOf(arguments) is not { } undone
        || (
            !string.Equals(run.Id, undone, StringComparison.Ordinal)
            && (run.Undoes is null || string.Equals(run.Undoes, undone, StringComparison.Ordinal))
        );

    /// <summary>Executions of the same type on the same target.</summary>
    public static IEnumerable<ActionExecution> SameTarget(CallRequest request, ImmutableArray<ActionExecution> runs) =>
        request is CallRequest.Tool { Arguments: var arguments }
            ? runs.Where(run =>
                string.Equals(run.ActionType, SubmitArguments.TypeOf(arguments), StringComparison.Ordinal)
                && SameParameters(run.Parameters, arguments)
            )
            : [];

    private static bool SameParameters(ImmutableSortedDictionary<string, string> known, JsonElement arguments) =>
        SubmitArguments.ParametersOf(arguments) is { } sent
        && sent.All(parameter =>
            string.Equals(known.GetValueOrDefault(parameter.Name), parameter.Value, StringComparison.Ordinal)
        );
}

using System.Collections.Immutable;
using Quell.Domain.Actions;
using Quell.Domain.Calls;
using Quell.Domain.Cases;
using Quell.Domain.Responses;
using Quell.Runbook.Calls;
using Quell.Runbook.Cases;

namespace Quell.Runbook.Undo;

/// <summary>How each execution of the case stands now, and which executions are undos of one. A later round asks the same again.</summary>
public static class UndoReads
{
    private const string List = "executions since the case";

    /// <summary>Responses of the case that made an execution, the latest first.</summary>
    public static IEnumerable<(ResponseAction Action, CaseEntry.ActionClosed Closed)> Responses(CaseState state) =>
        state
            .ClosedInOrder.Reverse()
            .Where(tried => state.Closed[tried].ExecutionId is not null && state.Tried.ContainsKey(tried))
            .Select(tried => (state.Tried[tried], state.Closed[tried]));

    public static ImmutableArray<OutsideCall> Round(CaseState state, int round, DateTimeOffset now) =>
        [
            SysdigCalls.Executions(
                state,
                ListKey(state, round),
                HoursSince(state.FirstAt ?? now, now),
                now,
                "looking for undos of this case's executions, by whomever"
            ),
            .. Responses(state)
                .Where(response => response.Action.Undo.Exists)
                .Select(response =>
                    SysdigCalls.Status(
                        state,
                        StatusKey(state, round, response.Closed.ExecutionId!),
                        response.Closed.ExecutionId!,
                        $"the execution of {response.Action.Type}"
                    )
                ),
        ];

    /// <summary>The number of the latest round of this session.</summary>
    public static int LatestRound(CaseState state)
    {
        var round = 0;
        while (state.Call(ListKey(state, round + 1)) is not null)
        {
            round++;
        }
        return round;
    }

    /// <summary>When the oldest answer of a round came, UTC.</summary>
    public static DateTimeOffset? ReadAt(CaseState state, int round, DateTimeOffset now) =>
        Round(state, round, now).Select(call => state.Call(call.Key)?.EndedAt).Min();

    public static CallState? Status(CaseState state, string executionId) =>
        state.Call(StatusKey(state, LatestRound(state), executionId));

    /// <summary>The executions of the list that undo this one, the newest first; null where they could not be listed.</summary>
    public static IReadOnlyList<ActionExecution>? UndosOf(CaseState state, string executionId) =>
        state.Reading(ListKey(state, LatestRound(state))) is CallReading.Executions { Runs: var runs }
            ?
            [
                .. runs.Where(run => string.Equals(run.Undoes, executionId, StringComparison.Ordinal))
                    .OrderByDescending(run => run.CreatedAt)
                    .ThenBy(run => run.Id, StringComparer.Ordinal),
            ]
            : null;

    /// <summary>True when the list goes back to the execution and is not cut, so that an undo of it would stand there.</summary>
    public static bool SeesEveryUndoOf(CaseState state, string executionId) =>
        state.Call(ListKey(state, LatestRound(state)))
            is { Reading: CallReading.Executions { Runs: var runs }, EndedAt: { } at }
        && runs.Length < SysdigCalls.MostExecutions
        && state.Execution(executionId)?.CreatedAt is { } created
        && (at - created).TotalHours < SysdigCalls.LongestWindow;

    private static string ListKey(CaseState state, int round) => CallKeys.Of($"{state.Scope}.u{round}", List);

    private static string StatusKey(CaseState state, int round, string executionId) =>
        CallKeys.Of($"{state.Scope}.u{round}", $"status of execution {executionId}");

    private static int HoursSince(DateTimeOffset time, DateTimeOffset now) =>
        Math.Clamp((int)Math.Ceiling((now - time).TotalHours) + 1, 1, SysdigCalls.LongestWindow);
}

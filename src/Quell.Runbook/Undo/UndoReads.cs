using System.Collections.Immutable;
using Quell.Domain.Actions;
using Quell.Domain.Calls;
using Quell.Domain.Cases;
using Quell.Domain.Responses;
using Quell.Runbook.Calls;
using Quell.Runbook.Cases;
using Quell.Runbook.Execute;
using Quell.Runbook.Live;

namespace Quell.Runbook.Undo;

/// <summary>How each execution of the case stands now, and which executions are undos of one. A later round asks the same again.</summary>
public static class UndoReads
{
    private const string List = "executions since the case";

    /// <summary>The look at what a command changed, made to tell whether it can be undone.</summary>
    private const string Now = "live state now";

    /// <summary>Responses of the case that may have acted, the latest first: they made an execution, or they are commands.</summary>
    public static IEnumerable<(ResponseAction Action, CaseEntry.ActionClosed Closed)> Responses(CaseState state) =>
        state
            .ClosedInOrder.Reverse()
            .Where(tried => state.Tried.TryGetValue(tried, out var action) && MayHaveActed(action, state.Closed[tried]))
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
                .Where(response => response.Action.Undo.Exists && response.Closed.ExecutionId is not null)
                .Select(response =>
                    SysdigCalls.Status(
                        state,
                        StatusKey(state, round, response.Closed.ExecutionId!),
                        response.Closed.ExecutionId!,
                        $"the execution of {response.Action.Type}"
                    )
                ),
            .. Commands(state)
                .Where(response => state.MayRead(response.Action.Surface))
                .Select(response =>
                    Look(response.Action, response.Closed.Try, LookKey(state, round, response.Closed.Try))
                )
                .OfType<OutsideCall>(),
        ];

    /// <summary>True when a command of this session ended after the oldest answer of a round.</summary>
    public static bool AreUpset(CaseState state, int round, DateTimeOffset now)
    {
        var read = Round(state, round, now).Select(call => state.Call(call.Key)?.EndedSequence).Min();
        return state
            .Writes.Where(write => write.Session == state.SessionNumber && write.Call.Request is CallRequest.Command)
            .Any(write => write.Ended is not null && write.EndedSequence > read);
    }

    /// <summary>Surfaces that have to be read before anybody can tell what of the case can be undone.</summary>
    public static ImmutableArray<Surface> Surfaces(CaseState state) =>
        [.. Commands(state).Select(response => response.Action.Surface).Distinct().Order()];

    /// <summary>How what a command changed stands, by the latest look of this session; null where there is none.</summary>
    public static CallState? Look(CaseState state, ActionTry response) =>
        state.Call(LookKey(state, LatestRound(state), response));

    /// <summary>Commands of the case that have a way back.</summary>
    private static IEnumerable<(ResponseAction Action, CaseEntry.ActionClosed Closed)> Commands(CaseState state) =>
        Responses(state)
            .Where(response => response.Action is { Request: CallRequest.Command, Undo: UndoSlot.CommandLine });

    private static bool MayHaveActed(ResponseAction action, CaseEntry.ActionClosed closed) =>
        closed.ExecutionId is not null
        || (
            action.Request is CallRequest.Command
            && (action.Effect != Effect.Evidence || action.Undo.Exists)
            && UndoWords.MayHaveActed(action, closed)
        );

    private static OutsideCall? Look(ResponseAction action, ActionTry response, string key) =>
        CommandChanges.Of(action.Request) is { } change
            ? LiveStates.Look(
                change,
                new OutsideCall
                {
                    Key = key,
                    Surface = action.Surface,
                    Request = action.Request,
                    Target = action.Target,
                    Purpose = string.Empty,
                    Effect = Effect.Read,
                    Try = response,
                },
                key,
                $"looking whether {change.What} is as {action.Type} left it"
            )
            : null;

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

    private static string LookKey(CaseState state, int round, ActionTry response) =>
        CallKeys.Of($"{state.Scope}.u{round}.{response}", Now);

    private static int HoursSince(DateTimeOffset time, DateTimeOffset now) =>
        Math.Clamp((int)Math.Ceiling((now - time).TotalHours) + 1, 1, SysdigCalls.LongestWindow);
}

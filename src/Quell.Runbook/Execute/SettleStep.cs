using Quell.Domain;
using Quell.Domain.Actions;
using Quell.Domain.Calls;
using Quell.Domain.Cases;
using Quell.Domain.Questions;
using Quell.Domain.Responses;
using Quell.Runbook.Asking;
using Quell.Runbook.Calls;
using Quell.Runbook.Cases;
using Quell.Runbook.Filing;
using Quell.Runbook.Flow;

namespace Quell.Runbook.Execute;

/// <summary>Follows every write to its end: polls what was accepted, looks for what got no reply. Comes before anything is offered.</summary>
/// <param name="options">How long is waited.</param>
/// <param name="afterGrants">
/// False before the person was asked what may be read in this session: the write of an earlier one, of which only kubectl
/// or aws can tell what came of it, is left until then.
/// </param>
public sealed class SettleStep(RunOptions options, bool afterGrants = true) : IStep
{
    private readonly CommandSettle _commands = new(options);

    private static readonly TimeSpan s_lookFor = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan s_lookEvery = TimeSpan.FromSeconds(10);

    public Next? Next(CaseState state, DateTimeOffset now)
    {
        var open = state.Writes.FirstOrDefault(write =>
            state.EndOf(write.Call.Try!.Value) is null
            && (afterGrants || write.Session == state.SessionNumber || state.MayRead(write.Call.Surface))
        );
        return open is null ? null
            : open.Call.Request is CallRequest.Command ? _commands.Next(state, open, now)
            : Settle(state, open, now);
    }

    private Next Settle(CaseState state, CallState write, DateTimeOffset now) =>
        write.Ended?.Outcome switch
        {
            _ when write.Call.Effect == Effect.Filing => FilingSettlement.Next(state, write),
            CallOutcome.Answered { Reading: CallReading.Execution { Run: var run } }
                when ExecutionMatch.IsAnswerOf(write, run) => Follow(state, write, run, now),
            CallOutcome.Refused refused => Close(write, Status.Failed, OutcomeWords.Refused(refused.Refusal), null),
            CallOutcome.Unreachable unreachable => Close(
                write,
                Status.Failed,
                $"nothing was sent: {unreachable.Why}",
                null
            ),
            _ => LookFor(state, write, now),
        };

    /// <summary>A reply that never came is looked for among the executions, never sent again.</summary>
    private Next LookFor(CaseState state, CallState write, DateTimeOffset now)
    {
        DateTimeOffset? first = null;
        for (var turn = 1; ; turn++)
        {
            var key = CallKeys.Of($"{state.Scope}.{write.Call.Try}", "executions after a lost reply", turn);
            if (state.Call(key) is not { EndedAt: { } ended } call)
            {
                return Steps.Reads(
                    state,
                    SysdigCalls.Executions(
                        state,
                        key,
                        HoursSince(write.IntendedAt, now),
                        now,
                        "looking for the execution whose reply was lost"
                    )
                )!;
            }
            first ??= ended;
            if (call.Reading is CallReading.Executions listed && ExecutionMatch.Find(write, listed.Runs) is { } run)
            {
                return Follow(state, write, run, now);
            }
            if (ended - first.Value >= s_lookFor)
            {
                return NotFound(state, write);
            }
            if (
                state.Call(CallKeys.Of($"{state.Scope}.{write.Call.Try}", "executions after a lost reply", turn + 1))
                    is null
                && now < ended + s_lookEvery
            )
            {
                return new Next.Wait(ended + s_lookEvery);
            }
        }
    }

    private static Next NotFound(CaseState state, CallState write)
    {
        var key = $"{state.Scope}/unreconciled {write.Call.Try}";
        return Steps.Ask(state, key, () => OutcomeWords.Unreconciled(state, write, key))
            ?? Close(
                write,
                Status.Pending,
                "no reply came and no execution of it is listed after 60 s; the outcome is unknown",
                null
            );
    }

    private Next Follow(CaseState state, CallState write, ActionExecution accepted, DateTimeOffset now)
    {
        if (Ended(write, accepted) is { } over)
        {
            return over;
        }
        var latest = accepted;
        DateTimeOffset? first = null;
        for (var turn = 1; ; turn++)
        {
            var key = CallKeys.Of($"{state.Scope}.{write.Call.Try}", "status", turn);
            if (state.Call(key) is not { EndedAt: { } ended } call)
            {
                return Steps.Reads(
                    state,
                    SysdigCalls.Status(state, key, accepted.Id, OutcomeWords.TypeOf(state, write))
                )!;
            }
            first ??= call.IntendedAt;
            latest = (call.Reading as CallReading.Execution)?.Run ?? latest;
            if (Ended(write, latest) is { } end)
            {
                return end;
            }
            if (state.Call(CallKeys.Of($"{state.Scope}.{write.Call.Try}", "status", turn + 1)) is not null)
            {
                continue;
            }
            if (Overdue(state, write, latest, first.Value, now) is { } overdue)
            {
                return overdue;
            }
            if (now < ended + PollEvery(turn))
            {
                return new Next.Wait(ended + PollEvery(turn));
            }
        }
    }

    private Next? Overdue(
        CaseState state,
        CallState write,
        ActionExecution run,
        DateTimeOffset first,
        DateTimeOffset now
    )
    {
        var deadline =
            run.Responder == ResponderType.Cloud ? options.CloudExecutionDeadline : options.ExecutionDeadline;
        var period = 1;
        while (now - first >= deadline * period)
        {
            var key = $"{state.Scope}/wait {write.Call.Try} {period}";
            if (Steps.Ask(state, key, () => OutcomeWords.StillRunning(state, write, run, key)) is { } ask)
            {
                return ask;
            }
            if (!string.Equals(state.Question(key)?.Answer?.Meaning, Meanings.Wait, StringComparison.Ordinal))
            {
                return Close(
                    write,
                    Status.Pending,
                    $"execution {run.Id} has not ended; its last known word is {run.Status}",
                    run.Id
                );
            }
            period++;
        }
        return null;
    }

    private static Next? Ended(CallState write, ActionExecution run) =>
        run.Phase switch
        {
            ExecutionPhase.Completed => Close(write, Status.Done, OutcomeWords.Completed(run), run.Id),
            ExecutionPhase.Failed => Close(write, Status.Failed, OutcomeWords.Failed(run), run.Id),
            _ => null,
        };

    private static Next.Append Close(CallState write, Status status, string detail, string? executionId) =>
        new([new CaseEntry.ActionClosed(write.Call.Try!.Value, status, detail, executionId, null)]);

    private static TimeSpan PollEvery(int turn) =>
        TimeSpan.FromSeconds(
            turn <= 2 ? 1
            : turn <= 4 ? 3
            : 5
        );

    private static int HoursSince(DateTimeOffset time, DateTimeOffset now) =>
        Math.Clamp((int)Math.Ceiling((now - time).TotalHours) + 1, 1, 336);
}

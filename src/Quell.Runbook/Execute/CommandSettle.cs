using Quell.Domain;
using Quell.Domain.Calls;
using Quell.Domain.Cases;
using Quell.Domain.Text;
using Quell.Runbook.Asking;
using Quell.Runbook.Cases;
using Quell.Runbook.Flow;
using Quell.Runbook.Live;

namespace Quell.Runbook.Execute;

/// <summary>Follows a write of kubectl or aws to its end. What it changed is looked at; nothing is done that was not seen.</summary>
public sealed class CommandSettle(RunOptions options)
{
    private const int MostVoided = 3;
    private static readonly TimeSpan s_lookFor = TimeSpan.FromSeconds(60);

    public Next Next(CaseState state, CallState write, DateTimeOffset now) =>
        (write.Ended?.Outcome, CommandChanges.Of(write.Call.Request)) switch
        {
            (CallOutcome.Refused { Refusal: { Kind: RefusalKind.Conflict } refusal }, _) => Void(state, write, refusal),
            (CallOutcome.Refused { Refusal: var refusal }, _) => Refused(state, write, refusal),
            (CallOutcome.Unreachable { Why: var why }, _) => Failed(
                state,
                write,
                $"nothing was sent: {Printable.Of(why, 300)}"
            ),
            (CallOutcome.Answered, null) => Copied(state, write),
            (_, null) => Failed(
                state,
                write,
                $"no answer came ({Printable.Of(write.Failure ?? "the program ended before it", 300)}); it only reads, so nothing was changed"
            ),
            (var outcome, { } change) => Follow(state, write, change, outcome is CallOutcome.Answered, now),
        };

    /// <summary>A precondition in the call did not hold: the yes is spent, and the action is shown again on what is there now.</summary>
    private static Next Void(CaseState state, CallState write, ServiceRefusal refusal)
    {
        var earlier = state.Closed.Count(pair => pair.Key.Action == write.Call.Try!.Value.Action && pair.Value.Voided);
        return earlier >= MostVoided
            ? Refused(state, write, refusal)
            : new Next.Append([
                new CaseEntry.ActionClosed(
                    write.Call.Try!.Value,
                    Status.Failed,
                    "Conflict: it is not the version any more that was shown, so nothing was changed and the yes is void; it is shown again with fresh facts",
                    null,
                    null
                )
                {
                    Voided = true,
                },
            ]);
    }

    private static Next.Append Refused(CaseState state, CallState write, ServiceRefusal refusal) =>
        Failed(state, write, $"refused ({CommandRefusals.Word(refusal)}): nothing was changed");

    private static Next.Append Failed(CaseState state, CallState write, string detail) =>
        Close(state, write, Status.Failed, detail, withTicket: true);

    /// <summary>Evidence is there when something was kept.</summary>
    private static Next.Append Copied(CaseState state, CallState write) =>
        write.Ended!.Evidence is { Bytes: > 0 } kept
            ? Close(
                state,
                write,
                Status.Done,
                $"exit code 0; kept {kept.Bytes} bytes as evidence, sha256 {kept.Sha256}",
                withTicket: false
            )
            : Close(
                state,
                write,
                Status.Failed,
                "exit code 0, but it printed nothing: nothing was kept",
                withTicket: false
            );

    private Next Follow(CaseState state, CallState write, CommandChange change, bool isAnswered, DateTimeOffset now)
    {
        var tried = write.Call.Try!.Value;
        DateTimeOffset? first = null;
        for (var turn = 1; ; turn++)
        {
            var key = CommandKeys.After(state, tried, turn);
            if (state.Call(key) is not { EndedAt: { } ended } call)
            {
                return Steps.Reads(
                    state,
                    LiveStates.Look(
                        change,
                        write.Call,
                        key,
                        isAnswered
                            ? $"looking whether the change is seen ({change.What})"
                            : $"no answer came: looking for what was done ({change.What})"
                    )
                )!;
            }
            first ??= ended;
            if (state.Call(CommandKeys.After(state, tried, turn + 1)) is not null)
            {
                continue;
            }
            var verdict = LiveCheck.Of(change, LiveView.Of(state.LiveBefore(tried)), LiveView.Of(call));
            if (verdict.Standing == LiveStanding.Done)
            {
                return Close(state, write, Status.Done, CommandOutcomes.Done(write, verdict), withTicket: false);
            }
            var over =
                verdict.Standing == LiveStanding.UnderWay ? Overdue(state, write, verdict, first.Value, now)
                : now - first.Value >= s_lookFor ? NotSeen(state, write, change, verdict, isAnswered)
                : null;
            if (over is not null)
            {
                return over;
            }
            if (now < ended + PollEvery(turn))
            {
                return new Next.Wait(ended + PollEvery(turn));
            }
        }
    }

    /// <summary>The change is seen, what follows from it takes longer: the person waits or goes on.</summary>
    private Next? Overdue(
        CaseState state,
        CallState write,
        LiveVerdict verdict,
        DateTimeOffset first,
        DateTimeOffset now
    )
    {
        for (var period = 1; now - first >= options.ExecutionDeadline * period; period++)
        {
            var key = $"{state.Scope}/wait {write.Call.Try} {period}";
            if (Steps.Ask(state, key, () => CommandOutcomes.StillUnderWay(state, write, verdict, key)) is { } ask)
            {
                return ask;
            }
            if (!string.Equals(state.Question(key)?.Answer?.Meaning, Meanings.Wait, StringComparison.Ordinal))
            {
                return Close(
                    state,
                    write,
                    Status.Pending,
                    $"the change is made, and what follows from it has not ended: {verdict.Words}",
                    withTicket: false,
                    accepted: true
                );
            }
        }
        return null;
    }

    private static Next NotSeen(
        CaseState state,
        CallState write,
        CommandChange change,
        LiveVerdict verdict,
        bool isAnswered
    )
    {
        if (isAnswered)
        {
            return Close(
                state,
                write,
                Status.Pending,
                $"accepted with exit code 0, but not seen after 60 s: {verdict.Words}",
                withTicket: false,
                accepted: true
            );
        }
        var key = $"{state.Scope}/unreconciled {write.Call.Try}";
        return Steps.Ask(state, key, () => CommandOutcomes.Unreconciled(state, write, change, verdict, key))
            ?? Close(
                state,
                write,
                Status.Pending,
                $"no answer came and the outcome is unknown; after 60 s what is there: {verdict.Words}",
                withTicket: false
            );
    }

    private static Next.Append Close(
        CaseState state,
        CallState write,
        Status status,
        string detail,
        bool withTicket,
        bool accepted = false
    )
    {
        var tried = write.Call.Try!.Value;
        var ticket =
            withTicket && !state.IsUndoing && state.Tried.GetValueOrDefault(tried) is { } action
                ? TicketWords.Text(state, action, $"It was approved and run, and came to nothing: {detail}.")
                : null;
        return new Next.Append([
            new CaseEntry.ActionClosed(tried, status, detail, null, ticket) { Accepted = accepted },
        ]);
    }

    private static TimeSpan PollEvery(int turn) =>
        TimeSpan.FromSeconds(
            turn <= 2 ? 1
            : turn <= 4 ? 3
            : 5
        );
}

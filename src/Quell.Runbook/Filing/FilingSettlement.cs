using Quell.Domain;
using Quell.Domain.Calls;
using Quell.Domain.Cases;
using Quell.Domain.Questions;
using Quell.Domain.Text;
using Quell.Runbook.Asking;
using Quell.Runbook.Cases;
using Quell.Runbook.Execute;
using Quell.Runbook.Flow;

namespace Quell.Runbook.Filing;

/// <summary>How a filing ended. It is never sent again by itself, and what nobody knows is asked about, not guessed.</summary>
internal static class FilingSettlement
{
    public static Next Next(CaseState state, CallState write) =>
        write.Ended?.Outcome switch
        {
            CallOutcome.Answered { Reading: CallReading.Ticket ticket } => Close(
                write,
                Status.Done,
                ticket.Link is { } link ? $"{ticket.Key} ({link})" : ticket.Key,
                ticket.Key
            ),
            CallOutcome.Refused refused => Close(write, Status.Failed, Words(write, refused.Refusal), null),
            CallOutcome.Unreachable unreachable => Close(
                write,
                Status.Failed,
                $"nothing was sent: {unreachable.Why}",
                null
            ),
            var unknown => Unknown(state, write, unknown?.Failure ?? "the program ended before an answer came"),
        };

    private static Next Unknown(CaseState state, CallState write, string why)
    {
        var key = $"{state.Scope}/unreconciled {write.Call.Try}";
        return Steps.Ask(state, key, () => Question(state, write, key, why))
            ?? Close(write, Status.Pending, $"whether it was taken is not known: {why}", null);
    }

    private static Question Question(CaseState state, CallState write, string key, string why) =>
        Questions.Of(
            state,
            key,
            QuestionKind.Unreconciled,
            [
                $"{Printable.Of(OutcomeWords.TypeOf(state, write), 64)} was sent at {write.IntendedAt:HH:mm:ss}Z and whether it was taken is not known: {Printable.Of(why, 200)}.",
                $"Look at {write.Call.Surface.Word()} before you file it by hand. It will not be sent again.",
                "Go on with other actions all the same? Anything else leaves them pending.",
            ],
            [Meanings.GoOn, Answer.No],
            write.Call.Try
        );

    private static string Words(CallState write, ServiceRefusal refusal) =>
        refusal.Kind == RefusalKind.RateLimited
            ? $"HTTP {refusal.Status ?? 429}: {write.Call.Surface.Word()} takes no more for now{(refusal.RetryAfterSeconds is { } wait ? $" and asks to wait {wait} s" : "")}; a write is never repeated by itself"
            : $"{write.Call.Surface.Word()} refused it{(refusal.Status is { } status ? $" (HTTP {status})" : "")}: {refusal.Text}";

    private static Next.Append Close(CallState write, Status status, string detail, string? key) =>
        new([new CaseEntry.ActionClosed(write.Call.Try!.Value, status, Printable.Of(detail, 600), key, null)]);
}

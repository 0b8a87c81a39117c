using Quell.Domain.Approvals;
using Quell.Domain.Cases;
using Quell.Domain.Questions;
using Quell.Domain.Text;
using Quell.Runbook.Cases;
using Quell.Runbook.Gates;
using Quell.Runbook.Ports;
using Quell.Runbook.Telling;

namespace Quell.Runbook.Flow;

/// <summary>Takes a journalled yes to the desk, and the approval that it becomes to the gate.</summary>
public sealed class Writer(CaseLog log, Gate gate, Approval.Desk desk, IOperator person)
{
    public async Task WriteAsync(Next.Write write, CancellationToken cancellationToken)
    {
        var decision = Decide(write);
        if (decision is ApprovalDecision.Refused refused)
        {
            await log.AppendAsync(
                new CaseEntry.CallStopped(write.Call, Guardrails.Approval, refused.Why),
                cancellationToken
            );
            await SayAsync(refused.Why, cancellationToken);
            return;
        }
        var approval = ((ApprovalDecision.Given)decision).Approval;
        if (await gate.WriteAsync(write.Call, approval, cancellationToken) is GateResult.Stopped stopped)
        {
            await SayAsync(stopped.Why, cancellationToken);
        }
    }

    private ApprovalDecision Decide(Next.Write write)
    {
        var state = log.State;
        if (
            state.Question(write.QuestionKey) is not { AnswerEntry: { } given } question
            || state.Opened is not { } opened
            || state.OfferedFor(write.Call.Try!.Value.Action)?.Find(write.Call.Try.Value.Action) is not { } action
        )
        {
            return new ApprovalDecision.Refused("there is no answer to approve it");
        }
        return desk.Decide(opened.Case, question.Asked, given, action, Earlier(state, question.Question));
    }

    private static (JournalEntry Asked, JournalEntry Given)? Earlier(CaseState state, Question question) =>
        question.Follows is { } id
        && state.Questions.Values.FirstOrDefault(other =>
            string.Equals(other.Question.Id, id, StringComparison.Ordinal)
        )
            is { AnswerEntry: { } given } yes
            ? (yes.Asked, given)
            : null;

    private ValueTask SayAsync(string why, CancellationToken cancellationToken) =>
        person.TellAsync(Notice.Of(NoticeKind.Warning, $"Not sent: {Printable.Of(why, 300)}."), cancellationToken);
}

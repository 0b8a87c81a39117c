using System.Collections.Immutable;
using Quell.Domain.Calls;
using Quell.Domain.Questions;
using Quell.Domain.Text;
using Quell.Runbook.Asking;
using Quell.Runbook.Cases;

namespace Quell.Runbook.Filing;

/// <summary>Whether the remediation log is appended to the investigation's ticket.</summary>
internal static class LogQuestions
{
    public static Question Offer(CaseState state, InvestigationTicket ticket, string key) =>
        Questions.Of(
            state,
            key,
            QuestionKind.Preview,
            [
                $"Append this remediation log to {ticket.Desk.Word()} {Printable.Of(ticket.Key, 255)}, which {ticket.NamedBy} names?",
                .. ticket.Desk == Surface.PagerDuty ? [FilingNotices.PagesAgain] : ImmutableArray<string>.Empty,
                .. RemediationLog.Of(state, TicketContent.Head(state)).Lines.Select(line => $"  {line}"),
                "append asks for your yes, skip appends nothing.",
            ],
            [Meanings.Append, Meanings.Skip]
        );
}

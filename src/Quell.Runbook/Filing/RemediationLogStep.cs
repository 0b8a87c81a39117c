using Quell.Domain;
using Quell.Domain.Actions;
using Quell.Domain.Calls;
using Quell.Domain.Cases;
using Quell.Runbook.Asking;
using Quell.Runbook.Cases;
using Quell.Runbook.Flow;
using Quell.Runbook.Gates;

namespace Quell.Runbook.Filing;

/// <summary>Step F, before the report: the action table goes onto the investigation's ticket, behind its own yes.</summary>
public sealed class RemediationLogStep : IStep
{
    private const int MostStops = 5;
    private static readonly TimeSpan s_questionLifetime = TimeSpan.FromMinutes(15);

    public Next? Next(CaseState state, DateTimeOffset now)
    {
        if (state.Opened is null || state.Closed.IsEmpty || state.WasShown($"{state.Scope}/report"))
        {
            return null;
        }
        if (Steps.Look(state, InvestigationTicket.Found) is { } look)
        {
            return look;
        }
        if (InvestigationTicket.Of(state) is not { } ticket)
        {
            return null;
        }
        var id = FilingIds.OfLog(state.Opened.Case, ticket.Key, RemediationLog.Words(state));
        return
            state.FilingsOf(id).LastOrDefault() is { } over
            && (over.Closed.Status != Status.Failed || over.Session == state.SessionNumber)
            ? Over(state, over, ticket)
            : Offered(state, ticket, id, now);
    }

    private static Next? Over(CaseState state, FilingOutcome over, InvestigationTicket ticket) =>
        over.Closed.Status == Status.Failed
            ? Kept(state, ticket, over.Closed.Try.Action, over.Closed.Detail)
            : Steps.Tell(state, $"{state.Scope}/filed {over.Closed.Try}", () => FilingNotices.Over(over));

    private static Next? Offered(CaseState state, InvestigationTicket ticket, ActionId id, DateTimeOffset now)
    {
        if (!state.MayAsk || state.UnreconciledWrites.Any(write => !state.MayPassUnreconciled(write)))
        {
            return null;
        }
        if (!TicketDesks.Of(state).Contains(ticket.Desk))
        {
            return Kept(state, ticket, id, $"{ticket.Desk.Word()} is not configured");
        }
        var key = $"{state.Scope}/log {id}";
        if (Steps.Ask(state, key, () => LogQuestions.Offer(state, ticket, key)) is { } ask)
        {
            return ask;
        }
        return string.Equals(state.Question(key)?.Answer?.Meaning, Meanings.Append, StringComparison.Ordinal)
            ? Made(state, ticket, id, key, now)
            : null;
    }

    private static Next? Made(CaseState state, InvestigationTicket ticket, ActionId id, string key, DateTimeOffset now)
    {
        var offered = state.Filings.GetValueOrDefault(id)?.Find(id);
        var name = $"{state.Scope} log";
        var head =
            offered?.Files is { } before && string.Equals(before.Draft, name, StringComparison.Ordinal)
                ? before.Head
                : TicketContent.Head(state);
        var filed = new FiledAction(null, null, name, head, ticket.Key);
        return LogDrafts.Make(state, ticket, id, filed, RemediationLog.Of(state, head)) switch
        {
            FilingMade.Needs needs => needs.First,
            FilingMade.NotPossible not => Kept(state, ticket, id, not.Why),
            FilingMade.Ready { Action: var made } when !FilingAction.IsSame(offered, made) => new Next.Append([
                FilingAction.Offer(state, made),
            ]),
            _ => Approved(state, ticket, offered!, key, now),
        };
    }

    private static Next? Approved(
        CaseState state,
        InvestigationTicket ticket,
        ResponseAction filing,
        string key,
        DateTimeOffset now
    )
    {
        var stops = state.Stopped.Where(stop => stop.Call.Try == filing.Try).ToList();
        if (
            stops.Count >= MostStops
            || (stops.Count > 0 && stops[^1].Guardrail is Guardrails.Scope or Guardrails.AllowList)
        )
        {
            return Kept(state, ticket, filing.Id, $"not sent ({stops[^1].Guardrail}): {stops[^1].Why}");
        }
        var yes = $"{key} yes n{stops.Count}";
        return Steps.Ask(
                state,
                yes,
                () => FilingQuestions.Approve(state, state.Filings[filing.Id], filing, yes, now + s_questionLifetime)
            ) ?? (state.Question(yes) is { IsYes: true } ? new Next.Write(FilingAction.Call(filing), yes) : null);
    }

    /// <summary>Nothing was appended: the log is kept as a text to paste.</summary>
    private static Next? Kept(CaseState state, InvestigationTicket ticket, ActionId id, string why)
    {
        var key = $"log {id}";
        return state.TextsKept.TryGetValue(key, out var file)
            ? Steps.Tell(state, $"{state.Scope}/kept {key}", () => FilingNotices.LogKept(ticket, why, file))
            : new Next.KeepText(
                key,
                $"remediation-log-{id}.txt",
                RemediationLog.Of(state, TicketContent.Head(state)).Text
            );
    }
}

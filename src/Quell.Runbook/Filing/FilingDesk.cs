using System.Collections.Immutable;
using Quell.Domain;
using Quell.Domain.Actions;
using Quell.Domain.Calls;
using Quell.Domain.Cases;
using Quell.Domain.Questions;
using Quell.Runbook.Asking;
using Quell.Runbook.Cases;
using Quell.Runbook.Execute;
using Quell.Runbook.Flow;
using Quell.Runbook.Gates;
using Quell.Runbook.Propose;

namespace Quell.Runbook.Filing;

/// <summary>
/// After an action that was declined or failed: one question where to file it, one preview, one yes. What is not filed stays
/// as a text that is ready to paste.
/// </summary>
internal static class FilingDesk
{
    private const int MostEdits = 20;
    private const int MostStops = 5;
    private static readonly TimeSpan s_questionLifetime = TimeSpan.FromMinutes(15);

    public static Next? Next(CaseState state, CaseEntry.ActionClosed closed, DateTimeOffset now) =>
        TicketWords.Left(state, closed) is not { } text
            ? null
            : Filed(state, closed, text, now) ?? Ready(state, closed, text);

    /// <summary>The text is shown where it was neither filed nor kept as a file.</summary>
    private static Next? Ready(CaseState state, CaseEntry.ActionClosed closed, string text) =>
        FilingWords.Of(state, closed.Try.Action) is not null || state.TextsKept.ContainsKey(TextKey(closed.Try))
            ? null
            : Steps.Tell(state, $"{state.Scope}/ticket {closed.Try}", () => ChecklistWords.Ticket(text));

    private static Next? Filed(CaseState state, CaseEntry.ActionClosed closed, string text, DateTimeOffset now)
    {
        if (TicketDesks.Of(state).IsEmpty || !state.Tried.TryGetValue(closed.Try, out var action))
        {
            return null;
        }
        var id = FilingIds.Of(state.Opened!.Case, action.Id);
        if (state.FilingsOf(id).LastOrDefault() is { } last)
        {
            if (last.Closed.Status is Status.Done or Status.Pending)
            {
                return Steps.Tell(state, $"{state.Scope}/filed {closed.Try}", () => FilingNotices.Over(last));
            }
            if (last.Session == state.SessionNumber)
            {
                return Kept(state, closed, action, text, last.Closed.Detail);
            }
        }
        return state.UnreconciledWrites.Any(write => !state.MayPassUnreconciled(write))
            ? null
            : Destination(state, closed, action, id, text, now);
    }

    private static Next? Destination(
        CaseState state,
        CaseEntry.ActionClosed closed,
        ResponseAction action,
        ActionId id,
        string text,
        DateTimeOffset now
    )
    {
        var key = $"{state.Scope}/file {closed.Try}";
        if (Steps.Ask(state, key, () => FilingQuestions.Destination(state, closed, action, key)) is { } ask)
        {
            return ask;
        }
        if (state.Question(key)?.Answer is not { } answer || TicketDesks.Named(answer.Meaning) is not { } desk)
        {
            return null;
        }
        var edits = ImmutableArray<FilingEdit>.Empty;
        for (var round = 0; round <= MostEdits; round++)
        {
            var draft = new FilingDraft(desk, edits);
            var preview = $"{key} preview {round}";
            if (state.Question(preview)?.Answer is not { } said)
            {
                return Previewed(state, closed, action, id, text, draft, preview);
            }
            if (string.Equals(said.Meaning, Meanings.Submit, StringComparison.Ordinal))
            {
                return Approved(state, id, $"{key} yes {round}", now);
            }
            if (!string.Equals(said.Meaning, Meanings.Edit, StringComparison.Ordinal))
            {
                return null;
            }
            var change = $"{key} edit {round}";
            if (Steps.Ask(state, change, () => FilingQuestions.Edit(state, change)) is { } asked)
            {
                return asked;
            }
            if (FilingEdit.Read(state.Question(change)?.Answer?.Meaning ?? string.Empty).Edit is { } edit)
            {
                edits = edits.Add(edit);
            }
        }
        return null;
    }

    /// <summary>The draft is journalled as an action before it is shown, so that what is shown is what would be sent.</summary>
    private static Next? Previewed(
        CaseState state,
        CaseEntry.ActionClosed closed,
        ResponseAction action,
        ActionId id,
        string text,
        FilingDraft draft,
        string key
    )
    {
        if (!state.MayAsk)
        {
            return null;
        }
        var offered = state.Filings.GetValueOrDefault(id)?.Find(id);
        var name = $"{state.Scope} {closed.Try} {draft.Name}";
        var head =
            offered?.Files is { } before && string.Equals(before.Draft, name, StringComparison.Ordinal)
                ? before.Head
                : TicketContent.Head(state);
        var document = TicketContent.Of(state, action, closed, draft, head);
        var filed = new FiledAction(closed.Try, action.Type, name, head, Ticket: null);
        switch (FilingDrafts.Make(state, id, filed, draft, action, document))
        {
            case FilingMade.Needs needs:
                return needs.First;
            case FilingMade.NotPossible not:
                return Kept(state, closed, action, text, not.Why);
            case FilingMade.Unfinished unfinished:
                return Steps.Ask(state, key, () => FilingQuestions.Unfinished(state, document, unfinished, key));
            case FilingMade.Ready { Action: var made } when !FilingAction.IsSame(offered, made):
                return new Next.Append([FilingAction.Offer(state, made)]);
            default:
                return Steps.Ask(state, key, () => FilingQuestions.Preview(state, offered!, document, draft, key));
        }
    }

    private static Next? Approved(CaseState state, ActionId id, string key, DateTimeOffset now)
    {
        if (state.Filings.GetValueOrDefault(id) is not { } plan || plan.Find(id) is not { } filing)
        {
            return null;
        }
        var stops = state.Stopped.Where(stop => stop.Call.Try == filing.Try).ToList();
        if (
            stops.Count >= MostStops
            || (stops.Count > 0 && stops[^1].Guardrail is Guardrails.Scope or Guardrails.AllowList)
        )
        {
            return new Next.Append([
                new CaseEntry.ActionClosed(
                    filing.Try,
                    Status.Failed,
                    $"not sent ({stops[^1].Guardrail}): {stops[^1].Why}",
                    null,
                    null
                ),
            ]);
        }
        var yes = $"{key} n{stops.Count}";
        return Steps.Ask(state, yes, () => FilingQuestions.Approve(state, plan, filing, yes, now + s_questionLifetime))
            ?? (state.Question(yes) is { IsYes: true } ? new Next.Write(FilingAction.Call(filing), yes) : null);
    }

    /// <summary>Nothing was filed: the ready text is kept as a file, and that is said.</summary>
    private static Next? Kept(
        CaseState state,
        CaseEntry.ActionClosed closed,
        ResponseAction action,
        string text,
        string why
    ) =>
        state.TextsKept.TryGetValue(TextKey(closed.Try), out var file)
            ? Steps.Tell(
                state,
                $"{state.Scope}/not filed {closed.Try}",
                () => FilingNotices.NotFiled(action.Type, why, file)
            )
            : new Next.KeepText(TextKey(closed.Try), $"ticket-{closed.Try.Action}-{closed.Try.Attempt}.txt", text);

    private static string TextKey(ActionTry tried) => $"ticket {tried}";
}

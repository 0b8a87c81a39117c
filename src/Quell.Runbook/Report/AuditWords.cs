using Quell.Domain;
using Quell.Domain.Actions;
using Quell.Domain.Calls;
using Quell.Domain.Cases;
using Quell.Domain.Questions;
using Quell.Runbook.Execute;

namespace Quell.Runbook.Report;

/// <summary>One journal entry as a line of the audit trail; entries that only show or find are left to the journal.</summary>
public static class AuditWords
{
    /// <returns>Null for entries that are not part of the trail.</returns>
    public static string? Of(JournalEntry entry) =>
        entry.Body switch
        {
            CaseEntry.CaseOpened opened => $"case {opened.Case} opened",
            CaseEntry.SessionOpened session =>
                $"session by {session.Who} at {session.Face}{(session.Undoing ? ", to undo" : session.Resumed ? ", resumed" : "")}; {session.Version}",
            CaseEntry.QuestionAsked { Question: { About: { } about } question } =>
                $"asked {question.Id} ({question.Kind.Word()}) about {about}, digest {question.Digest[..Math.Min(12, question.Digest.Length)]}",
            CaseEntry.AnswerGiven given =>
                $"answered {given.Answer.QuestionId}: \"{given.Answer.Words}\" taken as {(given.Answer.Meaning.Length == 0 ? "unreadable" : given.Answer.Meaning)}, by {given.Answer.Who}",
            CaseEntry.CallIntended { Call: var call } intended when call.Effect.IsWrite() =>
                $"sending {call.Try}: {call.Request.Text} (approved by {intended.ApprovedBy})",
            CaseEntry.CallEnded { Key: var key, Program: { } end } ended
                when key.StartsWith("try ", StringComparison.Ordinal) =>
                $"{key}: {Ended(end)}{(ended.Outcome.Failure is { } failure && end.Error.IsEmpty ? $"; {failure}" : "")}",
            CaseEntry.CallEnded { Key: var key, Outcome: var outcome }
                when key.StartsWith("try ", StringComparison.Ordinal) => $"{key}: {outcome.Failure ?? "accepted"}",
            CaseEntry.CallIntended { Call: var call } when LinkOffer.IsReveal(call) =>
                $"asked for a link in full, to be shown once and not kept: {call.Request.Text}",
            CaseEntry.ServerLaunched { Launch: var launch } =>
                $"MCP server started{(launch.Again ? " again" : "")}: {launch.How}",
            CaseEntry.CallStopped stopped => $"refused by {stopped.Guardrail}: {stopped.Why}",
            CaseEntry.PlanProposed proposed =>
                $"plan revision {proposed.Plan.Revision}: {proposed.Plan.Actions.Length} actions",
            CaseEntry.FilingOffered { Offer: var offer } =>
                $"ticket drafted, revision {offer.Revision}: {string.Join(", ", offer.Actions.Select(filing => $"{filing.Type} {filing.Try} ({filing.Scope})"))}",
            CaseEntry.TextKept kept => $"text kept beside the journal: {kept.File} (SHA-256 {kept.Sha256})",
            CaseEntry.UndoOffered { Offers: var offers } =>
                $"undo offers revision {offers.Revision}: {offers.Actions.Length} undos",
            CaseEntry.ActionsSelected { Order.IsEmpty: false } selected =>
                $"order of work: {string.Join(", ", selected.Order)} (revision {selected.Revision})",
            CaseEntry.ActionClosed closed => $"{closed.Try} {closed.Status.Word()}: {closed.Detail}",
            CaseEntry.WatchStarted watch => $"watch {watch.Watch} started on {watch.Selector}",
            CaseEntry.WatchEnded watch => $"watch {watch.Watch} ended {watch.Verdict.Word()}: {watch.Reason}",
            CaseEntry.AskingEnded ended => $"asking ended: {ended.Why}",
            CaseEntry.Interrupted interrupted => interrupted.Why,
            CaseEntry.TornTailMoved torn => $"{torn.Bytes} bytes that were never acknowledged moved to {torn.File}",
            CaseEntry.CaseClosed closed => $"case closed: {closed.Verdict?.Word() ?? "no verdict"}",
            _ => null,
        };

    /// <summary>How the program of a write ended, with the first words of what it said.</summary>
    private static string Ended(ProgramEnd end) =>
        $"exit code {end.Code?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "none"}"
        + (end.Output.IsEmpty ? "" : $"; stdout: {string.Join(" / ", end.Output.Take(3))}")
        + (end.Error.IsEmpty ? "" : $"; stderr: {string.Join(" / ", end.Error.Take(3))}");
}

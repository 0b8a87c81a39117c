using System.Collections.Immutable;
using System.Text;
using Quell.Domain;
using Quell.Domain.Actions;
using Quell.Domain.Calls;
using Quell.Domain.Cases;
using Quell.Domain.Json;
using Quell.Domain.Plans;
using Quell.Domain.Questions;
using Quell.Domain.Text;
using Quell.Runbook.Asking;
using Quell.Runbook.Cases;

namespace Quell.Runbook.Filing;

/// <summary>What is asked around a filing: where, how it reads, and for its one yes.</summary>
internal static class FilingQuestions
{
    private const int LongestPayload = 40_000;

    public static Question Destination(
        CaseState state,
        CaseEntry.ActionClosed closed,
        ResponseAction action,
        string key
    )
    {
        var desks = TicketDesks.Of(state);
        var places = string.Join(" or ", desks.Select(desk => desk.Word()));
        var nouns = string.Join(" / ", desks.Select(TicketDesks.Noun));
        return Questions.Of(
            state,
            key,
            QuestionKind.Destination,
            [
                $"{Opening(state, closed, Printable.Of(action.Type, 64))} Filing it as a {places} ticket with the exact command and rationale so a human can run it manually.",
                $"File this as a {nouns}, or skip?{(desks.Any(desk => TicketDesks.IsSimulated(state, desk)) ? " The practice tenant plays the desk; nobody is called." : "")}",
                "  Nothing is sent before you have seen it and said yes.",
            ],
            [.. desks.Select(TicketDesks.Answer), Meanings.Skip]
        );
    }

    public static Question Preview(
        CaseState state,
        ResponseAction filing,
        TicketDocument document,
        FilingDraft draft,
        string key
    ) =>
        Questions.Of(
            state,
            key,
            QuestionKind.Preview,
            [
                .. draft.Desk == Surface.Jira ? Ticket(state, filing, draft) : Incident(state, filing),
                .. document.Lines.Select(line => $"  {line}"),
                "submit asks for your yes, edit changes one thing, cancel files nothing.",
            ],
            [Meanings.Submit, Meanings.Edit, Meanings.Cancel]
        );

    /// <summary>A preview of what cannot be sent yet.</summary>
    public static Question Unfinished(
        CaseState state,
        TicketDocument document,
        FilingMade.Unfinished unfinished,
        string key
    ) =>
        Questions.Of(
            state,
            key,
            QuestionKind.Preview,
            [
                $"Preview: a Jira ticket without a project: {unfinished.Why}.",
                .. unfinished.Projects.Select(project =>
                    $"  you may file in {Printable.Of(project.Key, 50)} ({Printable.Of(project.Name, 80)})"
                ),
                .. document.Lines.Select(line => $"  {line}"),
                "edit names a project (`project KEY`), cancel files nothing.",
            ],
            [Meanings.Edit, Meanings.Cancel]
        );

    public static Question Edit(CaseState state, string key) =>
        Questions.Of(
            state,
            key,
            QuestionKind.Edit,
            ["Change one thing of the ticket, as one line. `text` adds a line of your own at its top."],
            FilingEdit.Forms
        );

    public static Question Site(CaseState state, string key) =>
        Questions.Of(
            state,
            key,
            QuestionKind.Edit,
            [
                "The Jira server asks which site it is about, and the environment names none.",
                "Name it as `site example.atlassian.net`, as its https address, or as its cloud id.",
            ],
            ["site <address or cloud id>", FilingEdit.Back]
        );

    public static Question Approve(
        CaseState state,
        Plan plan,
        ResponseAction filing,
        string key,
        DateTimeOffset expires
    ) =>
        Questions.Of(
            state,
            key,
            QuestionKind.Approve,
            [
                $"1. {filing.Type} ({Printable.Of(filing.Scope)})   try {filing.Try}, draft {plan.Revision}",
                $"On:       {Place(state, filing)}",
                $"Payload:  {Printable.Of(filing.Request.Text, LongestPayload)}",
                $"  SHA-256 of the payload: {Digest.OfBytes(Encoding.UTF8.GetBytes(filing.Request.Text))}",
                $"Expected: {filing.Expected}",
                .. filing.Files!.IsLog && filing.Surface == Surface.PagerDuty
                    ? [FilingNotices.PagesAgain]
                    : Array.Empty<string>(),
                $"Reversibility: {filing.Reversibility}",
                "Cancel:   answer no; nothing is sent and the text stays here.",
            ],
            [$"yes 1 {filing.Type}", Answer.No],
            filing.Try
        ) with
        {
            ExpiresAt = expires,
            Surface = filing.Surface,
        };

    private static string Opening(CaseState state, CaseEntry.ActionClosed closed, string type) =>
        closed.Status == Status.Failed ? $"{type} failed."
        : WasDeclined(state, closed.Try) ? $"You declined to execute {type}."
        : $"{type} was not executed.";

    private static bool WasDeclined(CaseState state, ActionTry tried) =>
        state.Questions.Values.Any(question =>
            question.Question.About == tried && question.Answer is not null && !question.IsYes
        );

    private static IEnumerable<string> Ticket(CaseState state, ResponseAction filing, FilingDraft draft)
    {
        var settings = FilingDrafts.SettingsOf(state);
        var arguments = ((CallRequest.Tool)filing.Request).Arguments;
        var project = JiraArguments.ProjectOf(arguments);
        yield return $"Preview: a {TicketDesks.Noun(Surface.Jira)}, {Printable.Of(filing.Target.What, 80)}{Simulated(state, Surface.Jira)}";
        if (
            draft.Said(FilingEdit.Project) is null
            && project is not null
            && string.Equals(project, settings.JiraProject, StringComparison.Ordinal)
        )
        {
            yield return "  the project is the one that the environment names";
        }
        if (JiraDesk.ProjectsOf(state, SiteOf(state, draft, settings)).IsEmpty)
        {
            yield return "  the projects could not be listed: whether you may file there is unknown";
        }
        yield return $"  type {Printable.Of(JiraArguments.TypeOf(arguments) ?? "as the server has it", 60)}; labels {string.Join(", ", TicketContent.Labels(state))}";
    }

    private static string? SiteOf(CaseState state, FilingDraft draft, FilingSettings settings) =>
        draft.Said(FilingEdit.Site) ?? settings.JiraSite ?? FilingDrafts.SaidSite(state);

    private static IEnumerable<string> Incident(CaseState state, ResponseAction filing)
    {
        yield return $"Preview: a {TicketDesks.Noun(Surface.PagerDuty)}{Simulated(state, Surface.PagerDuty)}";
        yield return $"  posted to {Printable.Of(((CallRequest.Post)filing.Request).Url, 200)} with the routing key {Key(state)}";
        yield return $"  deduplication key {Printable.Of(filing.Files!.Ticket, 255)}, apart from the investigation's {IncidentPayload.Investigation(state)}";
        yield return $"  severity {IncidentPayload.Severity(state.Threat?.Severity)}, from the event's {state.Threat?.Severity?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "unknown one"} of 0 (worst) to 7";
    }

    private static string Key(CaseState state)
    {
        var settings = FilingDrafts.SettingsOf(state);
        return $"{Printable.Of(settings.RoutingKeyName ?? "of the practice tenant", 80)}{(settings.RoutingKeyEnd is { } end ? $", which ends in {Printable.Of(end, 8)}" : "")}";
    }

    private static string Place(CaseState state, ResponseAction filing) =>
        filing.Surface == Surface.Jira
            ? $"{Printable.Of(filing.Target.What, 80)}{Simulated(state, Surface.Jira)}"
            : $"{Printable.Of(((CallRequest.Post)filing.Request).Url, 200)}, routing key {Key(state)}{Simulated(state, Surface.PagerDuty)}";

    private static string Simulated(CaseState state, Surface desk) =>
        TicketDesks.IsSimulated(state, desk) ? ", SIMULATED"
        : state.Session is { Simulated: true } ? ", a REAL desk for a practice case"
        : "";
}

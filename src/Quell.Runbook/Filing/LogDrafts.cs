using Quell.Domain.Actions;
using Quell.Domain.Calls;
using Quell.Runbook.Cases;

namespace Quell.Runbook.Filing;

/// <summary>Makes the remediation log into what the desk of its ticket takes.</summary>
internal static class LogDrafts
{
    public static FilingMade Make(
        CaseState state,
        InvestigationTicket ticket,
        ActionId id,
        FiledAction filed,
        TicketDocument document
    ) =>
        FilingDrafts.Settings(state) is { } look ? new FilingMade.Needs(look)
        : ticket.Desk == Surface.PagerDuty ? Incident(state, ticket, id, filed, document)
        : Comment(state, ticket, id, filed, document);

    private static FilingMade.Ready Incident(
        CaseState state,
        InvestigationTicket ticket,
        ActionId id,
        FiledAction filed,
        TicketDocument document
    ) =>
        new(
            FilingAction.Of(
                state,
                id,
                filed,
                Surface.PagerDuty,
                new CallRequest.Post(
                    FilingDrafts.SettingsOf(state).PagerDutyAddress,
                    IncidentPayload.Of(state, ticket.Key, RemediationLog.Title, document, TicketContent.Labels(state))
                ),
                string.Empty,
                "PagerDuty"
            )
        );

    private static FilingMade Comment(
        CaseState state,
        InvestigationTicket ticket,
        ActionId id,
        FiledAction filed,
        TicketDocument document
    )
    {
        if (JiraDesk.Tools(state) is { } tools)
        {
            return new FilingMade.Needs(tools);
        }
        if (JiraDesk.Failure(state) is { } failure)
        {
            return new FilingMade.NotPossible($"Jira was not reached: {failure}");
        }
        if (JiraDesk.Tool(state, JiraTools.AddComment) is not { } schema)
        {
            return new FilingMade.NotPossible($"the Jira server lists no {JiraTools.AddComment}");
        }
        var site = ticket.Site ?? FilingDrafts.SettingsOf(state).JiraSite ?? FilingDrafts.SaidSite(state);
        var (arguments, missing) = JiraArguments.ForComment(schema, site, ticket.Key, document);
        return arguments is { } whole
            ? new FilingMade.Ready(
                FilingAction.Of(
                    state,
                    id,
                    filed,
                    Surface.Jira,
                    new CallRequest.Tool(JiraTools.Server, JiraTools.AddComment, whole),
                    schema.SchemaDigest,
                    $"Jira issue {ticket.Key}"
                )
            )
            : new FilingMade.NotPossible($"the comment cannot be made: {missing}");
    }
}

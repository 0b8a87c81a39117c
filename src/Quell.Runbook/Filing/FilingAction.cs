using System.Collections.Immutable;
using Quell.Domain.Actions;
using Quell.Domain.Calls;
using Quell.Domain.Cases;
using Quell.Domain.Plans;
using Quell.Runbook.Cases;

namespace Quell.Runbook.Filing;

/// <summary>Makes the filing of something into an action like any other: shown, approved, sent and reported as one value.</summary>
internal static class FilingAction
{
    public static CaseEntry.FilingOffered Offer(CaseState state, ResponseAction filing) =>
        new(
            new Plan(
                1 + (state.Filings.GetValueOrDefault(filing.Id)?.Revision ?? 0),
                [filing],
                [],
                "what was not carried out is written down for a person",
                ScopedToEvent: true,
                []
            )
        );

    /// <param name="schemaDigest">Of the tool; empty where the request is no tool call.</param>
    /// <param name="place">Such as <c>Jira project SEC</c>.</param>
    public static ResponseAction Of(
        CaseState state,
        ActionId id,
        FiledAction filed,
        Surface desk,
        CallRequest request,
        string schemaDigest,
        string place
    )
    {
        var tried = FilingIds.Next(state, id);
        var noun = TicketDesks.Noun(desk);
        var simulated = TicketDesks.IsSimulated(state, desk);
        return new ResponseAction
        {
            Id = tried.Action,
            Attempt = tried.Attempt,
            Type = TypeOf(desk, filed.IsLog),
            Surface = desk,
            Responder = null,
            Effect = Effect.Filing,
            Scope = filed.IsLog ? $"the remediation log, on {filed.Ticket}" : $"{filed.ResponseType}, in {place}",
            Target = new CallTarget(null, null, place),
            NameToType = string.Empty,
            Request = request,
            Values = [],
            SchemaDigest = schemaDigest,
            WhatItDoes = filed.IsLog
                ? $"Writes what this case did onto {filed.Ticket}."
                : $"Makes a {noun} so that a person can run {filed.ResponseType} by hand.",
            Expected = filed.IsLog
                ? "The desk says that it took it."
                : $"The desk answers with the key of the new {noun}.",
            WhatToWatch = "Whether somebody takes it up; Quell does not look at it again.",
            Consequences = [],
            EvidenceLost = [],
            Reversibility = "No. What was written can be closed or deleted at the desk, and was read by then.",
            Undo = new UndoSlot.None(
                desk == Surface.Jira ? "close or delete it in Jira" : "resolve the incident in PagerDuty"
            ),
            Availability = new Availability.Unconfirmed(
                simulated
                    ? "the practice tenant plays this desk"
                    : "the desk is configured; it was not written to in this session"
            ),
            NeedsStorage = false,
            Preconditions = [],
            Files = filed,
        };
    }

    public static OutsideCall Call(ResponseAction filing) =>
        new()
        {
            Key = Runbook.Calls.CallKeys.Of($"try {filing.Try}", "file"),
            Surface = filing.Surface,
            Request = filing.Request,
            Target = filing.Target,
            Purpose = filing.Files!.IsLog
                ? $"appending the remediation log to {filing.Files.Ticket}"
                : $"filing {filing.Files.ResponseType} as a {TicketDesks.Noun(filing.Surface)}",
            Effect = Effect.Filing,
            Try = filing.Try,
        };

    /// <summary>True when what was offered is, to the byte, what is made now.</summary>
    public static bool IsSame(ResponseAction? offered, ResponseAction made) =>
        offered is not null
        && offered.Try == made.Try
        && offered.Files == made.Files
        && string.Equals(offered.Request.Text, made.Request.Text, StringComparison.Ordinal);

    private static string TypeOf(Surface desk, bool isLog) =>
        (desk, isLog) switch
        {
            (Surface.Jira, false) => "FILE_JIRA_TICKET",
            (Surface.Jira, true) => "APPEND_JIRA_LOG",
            (_, false) => "FILE_PAGERDUTY_INCIDENT",
            _ => "APPEND_PAGERDUTY_LOG",
        };
}

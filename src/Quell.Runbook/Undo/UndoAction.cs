using System.Collections.Immutable;
using Quell.Domain.Actions;
using Quell.Domain.Calls;
using Quell.Domain.Cases;
using Quell.Domain.Facts;
using Quell.Runbook.Calls;
using Quell.Runbook.Cases;
using Quell.Runbook.Ports;
using Quell.Runbook.Propose;

namespace Quell.Runbook.Undo;

/// <summary>Makes the undo of one execution into an action like any other: shown, approved, sent and reported as one value.</summary>
public static class UndoAction
{
    /// <summary>The rule behind what an undo itself can do harm to.</summary>
    private const string HazardRule = "UNDO-HAZARD";

    /// <summary>The rule behind an undo type that the tenant does not list.</summary>
    private const string Listed = "UNDO-LISTED";

    /// <returns>Null when the undo tool takes no execution id.</returns>
    public static ResponseAction? Of(
        CaseState state,
        ResponseAction action,
        UndoSlot.Call undo,
        CaseEntry.ActionClosed closed
    )
    {
        var id = closed.ExecutionId!;
        var tried = new ActionTry(UndoOffers.IdOf(id), 1 + Earlier(state, closed.Try));
        if (
            state.Tool(SysdigTools.Undo) is not { } schema
            || UndoArguments.For(schema, id, state.Opened!.Case, tried) is not { } arguments
        )
        {
            return null;
        }
        var discards = action.Effect == Effect.Evidence;
        var listed = Catalogues.Types(state).Contains(undo.Type);
        return new ResponseAction
        {
            Id = tried.Action,
            Attempt = tried.Attempt,
            Type = undo.Type,
            Surface = action.Surface,
            Responder = action.Responder,
            Effect = action.Effect,
            Scope = action.Scope,
            Target = action.Target with { What = $"execution {id}" },
            NameToType = action.NameToType,
            Request = new CallRequest.Tool(SysdigTools.Server, SysdigTools.Undo, arguments),
            Values = [new ActionValue(UndoArguments.Execution, id, "execution.id", Cited(state, id))],
            SchemaDigest = schema.SchemaDigest,
            WhatItDoes = discards
                ? $"Discards the evidence that {action.Type} ({closed.Try}) preserved; nothing is restored."
                : $"Takes {action.Type} ({closed.Try}) back.",
            Expected =
                $"The tenant makes a new execution of {undo.Type} that names {id} as the one being undone, and it becomes COMPLETED.",
            WhatToWatch = discards
                ? "Whether somebody still needs what is discarded; no watch runs for it."
                : $"Whether what {action.Type} held back goes on; no watch runs for an undo.",
            Consequences = [.. Unlisted(undo, listed), .. undo.Hazards.Select(said => Hazard(said, action))],
            EvidenceLost = discards ? [$"what execution {id} preserved, for good"] : [],
            Reversibility = discards
                ? "No. What is discarded cannot be brought back."
                : $"Yes, by another {action.Type}: `quell respond` proposes it again, behind a yes of its own.",
            Undo = new UndoSlot.None(
                discards
                    ? "none; preserve it again while its source is still there"
                    : $"run {action.Type} again with `{TenantSource.Respond(state.Opened.EventId, state.Opened.TenantSource, state.StateFolder)}`"
            ),
            Availability = new Availability.Unconfirmed(
                listed
                    ? $"the tenant lists {undo.Type}; undoing is a switch of its own at the responder"
                    : $"the tenant does not list {undo.Type}: it may fail"
            ),
            NeedsStorage = false,
            Preconditions =
            [
                new Precondition($"execution {id} is COMPLETED", Met: true),
                UndoReads.SeesEveryUndoOf(state, id)
                    ? new Precondition("it is not undone yet", Met: true)
                    : new Precondition("it is not undone yet, as far as the list of executions reaches", Met: null),
                new Precondition($"the tenant lists {undo.Type}", listed),
            ],
            Undoes = new UndoneExecution(id, closed.Try, action.Type, discards),
        };
    }

    /// <summary>Tries of earlier sessions, and those whose yes was void; otherwise an undo is tried once in a session.</summary>
    public static int Earlier(CaseState state, ActionTry response) =>
        state.UndosOf(response).Count(undo => undo.Session != state.SessionNumber || undo.Closed.Voided);

    /// <summary>What an undo itself can do harm to.</summary>
    public static Consequence Hazard(string sentence, ResponseAction action) =>
        new(HazardRule, Severity.Degraded, sentence, [], [new Citation("action card", action.Type)]);

    private static Citation Cited(CaseState state, string executionId) =>
        UndoReads.Status(state, executionId) is { } read
            ? state.CitationOf(read)
            : new Citation("journal", $"execution {executionId}");

    private static IEnumerable<Consequence> Unlisted(UndoSlot.Call undo, bool listed) =>
        listed
            ? []
            :
            [
                new Consequence(
                    Listed,
                    Severity.Unknown,
                    $"The tenant does not list {undo.Type}: whether it can be run is unknown, and it may fail.",
                    [],
                    [new Citation(Probe.ProbeSources.Catalogue, SysdigTools.ListActions)]
                ),
            ];
}

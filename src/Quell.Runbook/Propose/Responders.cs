using Quell.Domain.Actions;
using Quell.Domain.Calls;
using Quell.Domain.Facts;
using Quell.Domain.Responses;
using Quell.Knowledge.Cards;
using Quell.Runbook.Calls;
using Quell.Runbook.Cases;
using Quell.Runbook.Probe;

namespace Quell.Runbook.Propose;

/// <summary>Whether the responder behind an action is known to answer, from the cheap signals that exist.</summary>
public static class Responders
{
    public static Availability Of(CaseState state, CatalogueAction listed, ActionCard card) =>
        Failed(state, listed, card) ?? Storage(state, card) ?? Seen(state, listed) ?? Listed(state, listed);

    /// <summary>The first submit of a scope is the authoritative probe: what it was refused for, the others would be refused for too.</summary>
    private static Availability? Failed(CaseState state, CatalogueAction listed, ActionCard card)
    {
        foreach (var write in state.Writes.Where(write => write.Session == state.SessionNumber))
        {
            var type = state.Tried.GetValueOrDefault(write.Call.Try!.Value);
            if (write.Refusal?.Kind == RefusalKind.ResponderNotFound && type?.Responder == listed.Responder)
            {
                return new Availability.Unavailable(
                    $"{type.Type} was refused with responder_not_found{(write.Refusal.Detail is { } scope ? $" ({scope})" : "")}"
                );
            }
            if (write.Refusal?.Kind == RefusalKind.StorageNotConfigured && card.NeedsStorage)
            {
                return new Availability.Unavailable(
                    $"{type?.Type ?? "a submit"} was refused with storage_not_configured"
                );
            }
        }
        return null;
    }

    /// <summary>Only a disabled storage is decisive; an enabled one is a hint.</summary>
    private static Availability? Storage(CaseState state, ActionCard card) =>
        card.NeedsStorage
        && state.Reading(CallKeys.Of(state.Scope, ProbeSources.Storage)) is CallReading.Storage { State: var storage }
        && !storage.IsUsable
            ? new Availability.Unavailable(
                "it stores an artifact, and capture storage is disabled or has no bucket (get_capture_storage)"
            )
            : null;

    private static Availability? Seen(CaseState state, CatalogueAction listed)
    {
        var runs = state.Reading(CallKeys.Of(state.Scope, ProbeSources.Executions)) is CallReading.Executions read
            ? read.Runs
            : [];
        // In the order in which they ended: the reason of an availability must not change from one look to the next.
        var own = state
            .ClosedInOrder.Select(tried => state.Closed[tried].ExecutionId is { } id ? state.Execution(id) : null)
            .OfType<ActionExecution>();
        var run = runs.Concat(own)
            .FirstOrDefault(run =>
                run.Phase == ExecutionPhase.Completed && run.Responder == listed.Responder && IsHere(state, run)
            );
        return run is null
            ? null
            : new Availability.Confirmed(
                $"{run.ActionType} COMPLETED here at {run.CreatedAt?.UtcDateTime:HH:mm:ss}Z",
                new Citation(ProbeSources.Executions, $"{SysdigTools.GetStatus} {run.Id}")
            );
    }

    private static bool IsHere(CaseState state, ActionExecution run) =>
        run.Responder == ResponderType.Host ? Same(run, "host.id", state.Value(FactKeys.HostId))
        : run.Responder == ResponderType.Cluster ? Same(run, "kubernetes.cluster.name", state.ClusterName)
        : Same(run, "cloudProvider.account.id", state.CloudAccount);

    private static bool Same(ActionExecution run, string parameter, string? value) =>
        value is not null
        && string.Equals(run.Parameters.GetValueOrDefault(parameter), value, StringComparison.Ordinal);

    private static Availability Listed(CaseState state, CatalogueAction listed) =>
        Catalogues.Scoped(state).Any(action => string.Equals(action.Type, listed.Type, StringComparison.Ordinal))
            ? new Availability.Unconfirmed(
                $"listed for this event, but no {listed.Responder} execution has completed here in the last day"
            )
            : new Availability.Unconfirmed($"no {listed.Responder} execution has completed here in the last day");
}

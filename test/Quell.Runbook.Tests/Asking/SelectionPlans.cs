using System.Text.Json;
using Quell.Domain.Actions;
using Quell.Domain.Calls;
using Quell.Domain.Facts;
using Quell.Domain.Plans;
using Quell.Knowledge;

namespace Quell.Runbook.Tests.Asking;

/// <summary>The lists that the phrases of <c>selection-phrases.txt</c> are said about.</summary>
internal static class SelectionPlans
{
    public static Plan Of(string name) =>
        name switch
        {
            "miner" => Plan(
                "GET_LOGS",
                "FILE_ACQUIRE",
                "KILL_PROCESS",
                "ISOLATE_NETWORK",
                "PAUSE_CONTAINER",
                "DELETE_POD",
                "KILL_CONTAINER",
                "ROLLOUT_RESTART"
            ),
            "short" => Plan("GET_LOGS", "KILL_PROCESS", "ISOLATE_NETWORK", "DELETE_POD"),
            "cloud" => Plan("FETCH_CLOUD_LOGS", "IAM_QUARANTINE", "MAKE_PRIVATE_CLOUD_RESOURCE"),
            "twins" => new Plan(
                1,
                [Action("GET_LOGS", "web"), Action("KILL_PROCESS", "web"), Action("KILL_PROCESS", "worker")],
                [],
                "because",
                true,
                []
            ),
            _ => throw new ArgumentOutOfRangeException(nameof(name), name, "no such plan"),
        };

    public static Plan Plan(params string[] types) =>
        new(
            1,
            [.. types.Select(type => Action(type, "checkout"))],
            [new UnavailableAction("CAPTURE", "capture storage is disabled", null)],
            "because",
            true,
            []
        );

    private static ResponseAction Action(string type, string target)
    {
        var card = ResponseKnowledge.Embedded.Card(type);
        return new ResponseAction
        {
            Id = new ActionId($"{type}/{target}"),
            Attempt = 1,
            Type = type,
            Surface = Surface.Sysdig,
            Responder = card?.Responder,
            Effect = card?.Effect ?? Effect.Eviction,
            Scope = "scope",
            Target = new CallTarget("prod-eu", null, target),
            NameToType = target,
            Request = new CallRequest.Tool("server", "tool", JsonElement.Parse("{}")),
            Values = [],
            SchemaDigest = "d",
            WhatItDoes = "it does",
            Expected = "it is expected",
            WhatToWatch = "watch",
            Consequences = [],
            EvidenceLost = [],
            Reversibility = "r",
            Undo = card?.Undo is { } undo
                ? new UndoSlot.Call($"undo of {type}", "tool", [.. undo.Hazards], true, "by hand")
                : new UndoSlot.None("by hand"),
            Availability = new Availability.Unconfirmed("nobody saw it"),
            NeedsStorage = false,
            Preconditions = [],
        };
    }
}

using Quell.Domain.Responses;
using Quell.Knowledge.Cards;

namespace Quell.Knowledge.Tests;

/// <summary>What tenants list, for tests.</summary>
internal static class Catalogue
{
    /// <summary>The action as a tenant would list it that takes and requires what the public record says.</summary>
    public static CatalogueAction Listing(string type)
    {
        var card = ResponseKnowledge.Embedded.Card(type)!;
        return Of(
            type,
            card.Responder!.Value,
            [
                .. card.Parameters.Select(parameter => new ParameterSpec(
                    parameter.Name,
                    parameter.Type,
                    s_required.Contains($"{type} {parameter.Name}", StringComparer.Ordinal),
                    ""
                )),
            ]
        );
    }

    public static CatalogueAction Of(string type, ResponderType responder, params ParameterSpec[] parameters) =>
        new()
        {
            Type = type,
            Responder = responder,
            Parameters = [.. parameters],
            Outputs = [],
            Description = $"{type} as the tenant describes it",
            IsUndoable = ResponseKnowledge.Embedded.Card(type)?.Undo is not null,
        };

    public static CatalogueAction With(this CatalogueAction action, params ParameterSpec[] more) =>
        action with
        {
            Parameters = [.. action.Parameters, .. more],
        };

    public static CatalogueAction Without(this CatalogueAction action, string parameter) =>
        action with
        {
            Parameters =
            [
                .. action.Parameters.Where(spec => !string.Equals(spec.Name, parameter, StringComparison.Ordinal)),
            ],
        };

    public static ParameterSpec Required(string name, string type = "string") => new(name, type, true, "");

    public static ParameterSpec Optional(string name, string type = "string") => new(name, type, false, "");

    private static readonly string[] s_required =
    [
        "KILL_PROCESS host.id",
        "KILL_PROCESS process.id",
        "KILL_PROCESS startTime",
        "KILL_CONTAINER host.id",
        "KILL_CONTAINER container.id",
        "STOP_CONTAINER host.id",
        "STOP_CONTAINER container.id",
        "PAUSE_CONTAINER host.id",
        "PAUSE_CONTAINER container.id",
        "FILE_QUARANTINE host.id",
        "FILE_QUARANTINE path.absolute",
        "FILE_ACQUIRE host.id",
        "FILE_ACQUIRE path.absolute",
        "CAPTURE host.id",
        "CAPTURE capture.remote_storage_configuration_id",
        "CAPTURE capture.duration_ns",
        "CAPTURE capture.past_duration_ns",
        "DELETE_POD kubernetes.cluster.name",
        "DELETE_POD kubernetes.namespace.name",
        "DELETE_POD kubernetes.pod.name",
        "ROLLOUT_RESTART kubernetes.cluster.name",
        "ROLLOUT_RESTART kubernetes.namespace.name",
        "ROLLOUT_RESTART kubernetes.workload.type",
        "ROLLOUT_RESTART kubernetes.workload.name",
        "ISOLATE_NETWORK kubernetes.cluster.name",
        "ISOLATE_NETWORK kubernetes.namespace.name",
        "ISOLATE_NETWORK kubernetes.workload.type",
        "ISOLATE_NETWORK kubernetes.workload.name",
        "GET_LOGS kubernetes.cluster.name",
        "GET_LOGS kubernetes.namespace.name",
        "KUBERNETES_VOLUME_SNAPSHOT kubernetes.cluster.name",
        "KUBERNETES_VOLUME_SNAPSHOT kubernetes.namespace.name",
    ];
}

using System.Globalization;
using System.Text.Json.Nodes;
using Quell.Lab.World;

namespace Quell.Lab.Tests;

/// <summary>An action's parameters as a client takes them from an event's labels and fields.</summary>
internal static class EventParameters
{
    public static string Of(string action, JsonObject incident)
    {
        var parameters = new JsonObject();
        foreach (var name in Names(action))
        {
            var value =
                name is "process.id" ? Json.Text(incident, "content", "fields", "proc.pid")
                : Json.Text(incident, "labels", name) is { Length: > 0 } label ? label
                : Json.Text(incident, "content", "fields", name);
            parameters[name] = name is "process.id" ? long.Parse(value, CultureInfo.InvariantCulture) : value;
        }

        if (action is "KILL_PROCESS")
        {
            parameters["startTime"] = -1;
        }

        if (action is "FETCH_CLOUD_LOGS")
        {
            parameters["fromTimestamp"] = "2026-11-23T09:00:00Z";
            parameters["toTimestamp"] = "2026-11-23T09:30:00Z";
        }

        return parameters.ToJsonString();
    }

    private static string[] Names(string action) =>
        action switch
        {
            "KILL_PROCESS" => ["host.id", "process.id"],
            "KILL_CONTAINER" or "STOP_CONTAINER" or "PAUSE_CONTAINER" => ["host.id", "container.id"],
            "DELETE_POD" => ["kubernetes.cluster.name", "kubernetes.namespace.name", "kubernetes.pod.name"],
            "IAM_QUARANTINE" => ["cloudProvider.name", "cloudProvider.account.id", "ct.user.arn", "ct.user"],
            "FETCH_CLOUD_LOGS" => ["cloudProvider.name", "cloudProvider.account.id", "cloudProvider.region"],
            _ =>
            [
                "kubernetes.cluster.name",
                "kubernetes.namespace.name",
                "kubernetes.workload.type",
                "kubernetes.workload.name",
            ],
        };
}

using System.Text.Json.Nodes;
using Quell.Lab.World;

namespace Quell.Lab.Executions;

/// <summary>What a responder of a type is deployed per, and how the service names that.</summary>
internal static class ResponderScope
{
    public static string Parameter(string responder) =>
        responder switch
        {
            "HOST" => "host.id",
            "CLUSTER" => "kubernetes.cluster.name",
            _ => "cloudProvider.account.id",
        };

    public static string Text(string responder, JsonObject parameters)
    {
        var word = responder switch
        {
            "HOST" => "hostId",
            "CLUSTER" => "clusterName",
            _ => "accountId",
        };
        return $"{word}:{Json.Text(parameters[Parameter(responder)])}";
    }
}

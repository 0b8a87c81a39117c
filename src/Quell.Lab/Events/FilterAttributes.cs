using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace Quell.Lab.Events;

/// <summary>What events can be filtered by.</summary>
internal static class FilterAttributes
{
    private static readonly ImmutableHashSet<string> s_top =
    [
        "severity",
        "originator",
        "source",
        "category",
        "engine",
        "rawEventCategory",
        "name",
    ];

    private static readonly ImmutableHashSet<string> s_labels =
    [
        "kubernetes.cluster.name",
        "kubernetes.namespace.name",
        "kubernetes.workload.name",
        "kubernetes.workload.type",
        "kubernetes.pod.name",
        "kubernetes.node.name",
        "kubernetes.cronJob.name",
        "kubernetes.job.name",
        "container.name",
        "container.image.repo",
        "container.image.tag",
        "container.image.digest",
        "container.image.id",
        "host.hostName",
        "host.mac",
        "host.id",
        "aws.accountId",
        "aws.region",
        "aws.instanceId",
        "azure.subscriptionId",
        "gcp.projectId",
        "gcp.location",
        "cloudProvider.name",
        "cloudProvider.account.id",
        "cloudProvider.region",
    ];

    public static bool Knows(string attribute) =>
        attribute is "ruleName" or "policyId" or "sourceType" or "trigger" or "freeText"
        || s_top.Contains(attribute)
        || s_labels.Contains(attribute);

    public static string? Value(string attribute, JsonObject body) =>
        attribute switch
        {
            "ruleName" or "policyId" => Text((body["content"] as JsonObject)?[attribute]),
            "sourceType" => Text((body["sourceDetails"] as JsonObject)?["type"]),
            "trigger" => Text(body["name"]),
            _ when s_top.Contains(attribute) => Text(body[attribute]),
            _ => Text((body["labels"] as JsonObject)?[attribute]),
        };

    private static string? Text(JsonNode? node) =>
        node is JsonValue value
            ? value.TryGetValue<string>(out var text)
                ? text
                : value.ToJsonString()
            : null;
}

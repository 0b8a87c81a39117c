using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Quell.Lab.World;

namespace Quell.Lab.Programs.Kubectl;

/// <summary>Reads <c>--field-selector</c>; each kind can be selected by few fields, and the server refuses the others.</summary>
internal static class FieldSelector
{
    private static readonly ImmutableArray<string> s_everywhere = ["metadata.name", "metadata.namespace"];

    private static readonly ImmutableArray<string> s_pods =
    [
        "spec.nodeName",
        "spec.restartPolicy",
        "spec.schedulerName",
        "spec.serviceAccountName",
        "spec.hostNetwork",
        "status.phase",
        "status.podIP",
        "status.nominatedNodeName",
    ];

    private static readonly ImmutableArray<string> s_events =
    [
        "involvedObject.kind",
        "involvedObject.namespace",
        "involvedObject.name",
        "involvedObject.uid",
        "involvedObject.apiVersion",
        "reason",
        "type",
        "source",
        "reportingComponent",
    ];

    /// <returns>The server's error, or null.</returns>
    public static string? Read(string? text, ApiResource resource, out Func<JsonObject, bool> fits)
    {
        var terms = new List<(string[] Path, string Value, bool Is)>();
        foreach (var term in (text ?? string.Empty).Split(',', StringSplitOptions.RemoveEmptyEntries))
        {
            var isNot = term.Contains("!=", StringComparison.Ordinal);
            var parts = term.Split(isNot ? "!=" : "=", 2);
            var field = parts[0];
            if (parts.Length < 2 || !Allowed(resource, field))
            {
                fits = _ => false;
                return $"Error from server (BadRequest): Unable to find \"{resource.ApiVersion},"
                    + $" Resource={resource.Plural}\" that match label selector \"\", field selector \"{text}\": field"
                    + $" label not supported: {field}";
            }

            terms.Add((field.Split('.'), parts[1].TrimStart('='), !isNot));
        }

        fits = item =>
            terms.TrueForAll(t => string.Equals(Json.Text(item, t.Path), t.Value, StringComparison.Ordinal) == t.Is);
        return null;
    }

    private static bool Allowed(ApiResource resource, string field) =>
        s_everywhere.Contains(field, StringComparer.Ordinal)
        || (resource is { Plural: "pods" } && s_pods.Contains(field, StringComparer.Ordinal))
        || (resource is { Plural: "events" } && s_events.Contains(field, StringComparer.Ordinal))
        || (resource is { Plural: "nodes" } && field is "spec.unschedulable")
        || (resource is { Plural: "namespaces" } && field is "status.phase")
        || (resource is { Plural: "jobs" } && field is "status.successful");
}

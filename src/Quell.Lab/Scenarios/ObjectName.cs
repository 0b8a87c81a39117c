using System.Text.Json.Nodes;

namespace Quell.Lab.Scenarios;

/// <summary>Names one Kubernetes object: <c>Kind/namespace/name</c>, or <c>Kind/name</c> for cluster-wide kinds.</summary>
internal readonly record struct ObjectName(string Kind, string Namespace, string Name)
{
    public static ObjectName? Of(JsonObject manifest)
    {
        var kind = Text(manifest["kind"]);
        var metadata = manifest["metadata"] as JsonObject;
        var name = Text(metadata?["name"]);
        return kind.Length == 0 || name.Length == 0 ? null : new(kind, Text(metadata?["namespace"]), name);
    }

    public static ObjectName? Parse(string text) =>
        text.Split('/') switch
        {
            [{ Length: > 0 } kind, { Length: > 0 } name] => new(kind, string.Empty, name),
            [{ Length: > 0 } kind, { Length: > 0 } space, { Length: > 0 } name] => new(kind, space, name),
            _ => null,
        };

    public override string ToString() => Namespace.Length == 0 ? $"{Kind}/{Name}" : $"{Kind}/{Namespace}/{Name}";

    private static string Text(JsonNode? node) =>
        node is JsonValue value && value.TryGetValue<string>(out var text) ? text : string.Empty;
}

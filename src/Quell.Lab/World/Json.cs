using System.Text.Json.Nodes;

namespace Quell.Lab.World;

/// <summary>Reading JSON that may be of another shape than hoped for.</summary>
internal static class Json
{
    /// <returns>The value as text, numbers and booleans as they are written; null when it is absent or a structure.</returns>
    public static string? Text(JsonNode? node) =>
        node is not JsonValue value ? null
        : value.TryGetValue<string>(out var text) ? text
        : value.ToJsonString();

    public static string Text(JsonNode? node, params ReadOnlySpan<string> path) => Text(At(node, path)) ?? string.Empty;

    public static JsonNode? At(JsonNode? node, params ReadOnlySpan<string> path)
    {
        foreach (var step in path)
        {
            node = (node as JsonObject)?[step];
        }

        return node;
    }

    public static IEnumerable<JsonObject> Items(JsonNode? node, params ReadOnlySpan<string> path) =>
        (At(node, path) as JsonArray)?.OfType<JsonObject>() ?? [];
}

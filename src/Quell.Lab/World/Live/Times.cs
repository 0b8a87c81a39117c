using System.Text.Json.Nodes;

namespace Quell.Lab.World.Live;

/// <summary>Kubernetes writes whole seconds, and microseconds for leases and events.</summary>
internal static class Times
{
    public static JsonObject Plain(JsonObject map) => (JsonObject)Plain(string.Empty, map)!;

    private static JsonNode? Plain(string key, JsonNode? node) =>
        node switch
        {
            JsonObject map => new JsonObject(map.Select(e => KeyValuePair.Create(e.Key, Plain(e.Key, e.Value)))),
            JsonArray list => new JsonArray([.. list.Select(item => Plain(key, item))]),
            JsonValue value when value.TryGetValue<string>(out var text) && IsExact(text) => Written(key, text),
            _ => node?.DeepClone(),
        };

    private static bool IsExact(string text) =>
        text.Length == 24 && text[^1] == 'Z' && text[^5] == '.' && Instants.Read(text) is not null;

    private static JsonValue Written(string key, string text)
    {
        var at = Instants.Read(text)!.Value;
        return JsonValue.Create(
            key is "renewTime" or "acquireTime" or "eventTime" ? Instants.Microseconds(at) : Instants.Seconds(at)
        );
    }
}

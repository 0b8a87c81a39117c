using System.Text.Json;
using System.Text.Json.Nodes;

namespace Quell.Lab.Tools;

/// <summary>The arguments of a call, after they were checked against the tool's schema.</summary>
internal sealed class Arguments(IReadOnlyDictionary<string, JsonElement> given)
{
    public string Json() =>
        new JsonObject(
            given.Select(a => KeyValuePair.Create(a.Key, JsonNode.Parse(a.Value.GetRawText())))
        ).ToJsonString();

    public string? Text(string name) =>
        given.TryGetValue(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    public long? Whole(string name) =>
        given.TryGetValue(name, out var value) && value.ValueKind == JsonValueKind.Number ? value.GetInt64() : null;

    public JsonObject Map(string name) =>
        given.TryGetValue(name, out var value) && value.ValueKind == JsonValueKind.Object
            ? JsonObject.Create(value) ?? []
            : [];
}

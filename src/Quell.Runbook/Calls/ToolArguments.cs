using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Quell.Domain.Responses;

namespace Quell.Runbook.Calls;

/// <summary>Arguments of a tool call, adapted to the tool's input schema while the call is made as a value.</summary>
public static class ToolArguments
{
    private static readonly JsonSerializerOptions s_readable = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static readonly JsonElement None = Freeze([]);

    /// <summary>Keeps the arguments that the schema names; a schema without any keeps them all, because it tells nothing.</summary>
    public static JsonElement For(ToolSchema? schema, JsonObject arguments)
    {
        if (schema is { Arguments.Length: > 0 })
        {
            foreach (var name in arguments.Select(pair => pair.Key).Where(name => !schema.Takes(name)).ToList())
            {
                arguments.Remove(name);
            }
        }
        return Freeze(arguments);
    }

    public static JsonElement Freeze(JsonObject arguments)
    {
        using var document = JsonDocument.Parse(arguments.ToJsonString(s_readable));
        return document.RootElement.Clone();
    }
}

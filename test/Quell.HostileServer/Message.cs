using System.Text.Json.Nodes;

namespace Quell.HostileServer;

/// <summary>An honest answer, and what it answers.</summary>
/// <param name="Line">The message as the tenant wrote it.</param>
/// <param name="Id">The id of the request, as it was written.</param>
/// <param name="Method">Such as <c>tools/call</c>.</param>
/// <param name="Tool">The tool that was called; empty for other requests.</param>
/// <param name="Turn">How many calls of tools were answered before.</param>
public sealed record Message(string Line, string Id, string Method, string Tool, int Turn)
{
    public bool IsCall => Method == "tools/call";

    public bool IsWrite => Tool is "submit_response_action" or "undo_response_action";

    /// <summary>The same answer with another payload, in both of the places where a payload stands.</summary>
    public string With(Func<JsonNode, JsonNode?> change)
    {
        var message = JsonNode.Parse(Line)!;
        if (message["result"]?["structuredContent"] is { } payload)
        {
            var changed = change(payload.DeepClone());
            message["result"]!["structuredContent"] = changed?.DeepClone();
            message["result"]!["content"]![0]!["text"] = changed?.ToJsonString() ?? "null";
        }
        return message.ToJsonString();
    }

    public string Text(string text, bool isError) =>
        new JsonObject
        {
            ["jsonrpc"] = "2.0",
            ["id"] = JsonNode.Parse(Id),
            ["result"] = new JsonObject
            {
                ["isError"] = isError,
                ["content"] = new JsonArray(new JsonObject { ["type"] = "text", ["text"] = text }),
            },
        }.ToJsonString();

    public string Result(string json) => $$"""{"jsonrpc":"2.0","id":{{Id}},"result":{{json}}}""";
}

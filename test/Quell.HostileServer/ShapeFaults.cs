using System.Text.Json.Nodes;

namespace Quell.HostileServer;

/// <summary>JSON that is not what it should be.</summary>
internal static class ShapeFaults
{
    public static IEnumerable<Fault> All { get; } =
    [
        Payload("wrong-types", node => Walk(node, Turned)),
        Payload("nulls", node => Walk(node, _ => null)),
        Payload("empty", _ => new JsonObject()),
        Payload("a-text", _ => JsonValue.Create("ok")),
        Payload("a-list", node => new JsonArray(node.DeepClone(), 1, null)),
        Payload(
            "huge-numbers",
            node =>
                Walk(
                    node,
                    value =>
                        value.GetValueKind() is System.Text.Json.JsonValueKind.Number
                            ? JsonNode.Parse("99999999999999999999e999")
                            : value.DeepClone()
                )
        ),
        Raw(
            "deep",
            message =>
                message.Result(
                    """{"content":[],"structuredContent":""" + new string('[', 20_000) + new string(']', 20_000) + "}"
                )
        ),
        Raw(
            "deep-text",
            message =>
                message.Text(string.Concat(Enumerable.Repeat("{\"a\":", 5_000)) + "1" + new string('}', 5_000), false)
        ),
        Raw(
            "twice-named",
            message =>
                message.Result(
                    """{"content":[],"structuredContent":{"id":"x","id":{"a":1},"data":[],"data":{"data":7},"content":{"type":"x"},"content":"y"}}"""
                )
        ),
        Raw("no-result", message => $$"""{"jsonrpc":"2.0","id":{{message.Id}}}"""),
        Raw("null-result", message => message.Result("null")),
        Raw(
            "result-and-error",
            message =>
                $$$"""{"jsonrpc":"2.0","id":{{{message.Id}}},"result":{"content":[]},"error":{"code":0,"message":"both"}}"""
        ),
        Raw("no-protocol", message => message.Line.Replace("\"jsonrpc\":\"2.0\",", "", StringComparison.Ordinal)),
        Raw("error-of-text", message => $$$"""{"jsonrpc":"2.0","id":{{{message.Id}}},"error":"no"}"""),
        new("not-unicode", message => [new Dealt.Bytes(BrokenText(message))]),
    ];

    private static Fault Payload(string name, Func<JsonNode, JsonNode?> change) =>
        Raw(name, message => message.With(change));

    private static Fault Raw(string name, Func<Message, string> line) =>
        new(name, message => [Dealt.Line(line(message))]);

    private static JsonNode? Turned(JsonNode value) =>
        value.GetValueKind() switch
        {
            System.Text.Json.JsonValueKind.String => new JsonObject { ["text"] = value.DeepClone() },
            System.Text.Json.JsonValueKind.Number => JsonValue.Create("NaN"),
            System.Text.Json.JsonValueKind.True => JsonValue.Create(-1),
            _ => new JsonArray(),
        };

    /// <summary>A copy in which each leaf is another.</summary>
    public static JsonNode? Walk(JsonNode? node, Func<JsonNode, JsonNode?> leaf) =>
        node switch
        {
            null => null,
            JsonObject map => new JsonObject(
                map.Select(member => KeyValuePair.Create(member.Key, Walk(member.Value, leaf)))
            ),
            JsonArray list => new JsonArray([.. list.Select(item => Walk(item, leaf))]),
            _ => leaf(node),
        };

    private static byte[] BrokenText(Message message)
    {
        var bytes = System.Text.Encoding.UTF8.GetBytes(
            message.With(node =>
                Walk(
                    node,
                    value =>
                        value.GetValueKind() is System.Text.Json.JsonValueKind.String
                            ? JsonValue.Create("~" + (string)value!)
                            : value.DeepClone()
                )
            )
        );
        for (var i = 0; i < bytes.Length; i++)
        {
            bytes[i] = bytes[i] == (byte)'~' ? (byte)0xC3 : bytes[i];
        }
        return [.. bytes, (byte)'\n'];
    }
}

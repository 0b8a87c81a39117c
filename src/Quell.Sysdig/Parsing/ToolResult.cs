using System.Buffers;
using System.Text;
using System.Text.Json;
using Quell.Domain.Text;

namespace Quell.Sysdig.Parsing;

/// <summary>The result of <c>tools/call</c>, redacted: structured content where there is any, else the text.</summary>
/// <param name="IsError">The tool said that it failed.</param>
/// <param name="AsksForInput">The server wants something asked; it never is.</param>
/// <param name="Payload">The answer as JSON; null when it is none.</param>
/// <param name="Text">The answer as text.</param>
internal sealed record ToolResult(bool IsError, bool AsksForInput, JsonElement? Payload, string Text)
{
    private static readonly JsonDocumentOptions s_read = new() { MaxDepth = Limits.Depth };

    public static ToolResult Of(JsonElement result)
    {
        var isError = result.Member("isError").Flag() == true;
        var asks = result.Member("inputRequests") is not null || result.Member("resultType").Text() is "input_required";
        var texts = result.Member("content").Items().Select(TextOf).OfType<string>().ToList();
        var structured = result.Member("structuredContent") is { } found ? Redacted(found.GetRawText()) : null;
        var payload = structured is { } element ? Unquoted(element) : FirstJson(texts);
        return new ToolResult(
            isError,
            asks,
            payload,
            payload is { } json && (structured is not null || !isError)
                ? json.GetRawText()
                : Redaction.Of(string.Join('\n', texts))
        );
    }

    /// <summary>Everything that the tool said, for recognising why it refused.</summary>
    public static string SpokenText(JsonElement result)
    {
        var texts = result.Member("content").Items().Select(TextOf).OfType<string>();
        var structured = result.Member("structuredContent") is { } found ? found.GetRawText() : null;
        return string.Join('\n', structured is null ? texts : texts.Append(structured));
    }

    private static string? TextOf(JsonElement item) =>
        item.Member("text") is { ValueKind: JsonValueKind.String } text ? Loose.AnyText(text, int.MaxValue)
        : item.Member("resource")?.Member("text") is { ValueKind: JsonValueKind.String } inner
            ? Loose.AnyText(inner, int.MaxValue)
        : null;

    private static JsonElement? FirstJson(List<string> texts)
    {
        foreach (var text in texts)
        {
            if (Redacted(WithoutFence(text)) is { } json && IsContainer(Unquoted(json)))
            {
                return Unquoted(json);
            }
        }

        return texts.Count > 1
            ? Redacted(string.Concat(texts)) is { } whole && IsContainer(whole)
                ? whole
                : null
            : texts.Count == 1 && texts[0].AsSpan().Trim() is "null"
                ? Redacted("null")
                : null;
    }

    private static bool IsContainer(JsonElement element) =>
        element.ValueKind is JsonValueKind.Object or JsonValueKind.Array;

    // Some servers put the JSON into a JSON string, alone or as the only member of an object.
    private static JsonElement Unquoted(JsonElement element)
    {
        var text = element.ValueKind switch
        {
            JsonValueKind.String => Loose.AnyText(element, int.MaxValue),
            JsonValueKind.Object when element.EnumerateObject().Take(2).Count() == 1 => element.Member(
                "result",
                "data",
                "value",
                "text"
            )
                is { ValueKind: JsonValueKind.String } only
                ? Loose.AnyText(only, int.MaxValue)
                : null,
            _ => null,
        };
        return text is not null && Redacted(text) is { } inner && IsContainer(inner) ? inner : element;
    }

    private static string WithoutFence(string text)
    {
        var trimmed = text.AsSpan().Trim().TrimStart('\uFEFF');
        if (!trimmed.StartsWith("```", StringComparison.Ordinal) || !trimmed.EndsWith("```", StringComparison.Ordinal))
        {
            return trimmed.ToString();
        }

        var start = trimmed.IndexOf('\n');
        return start < 0 || start > trimmed.Length - 3 ? trimmed.ToString() : trimmed[start..^3].ToString();
    }

    private static JsonElement? Redacted(string json)
    {
        var output = new ArrayBufferWriter<byte>(256);
        if (!JsonRedaction.TryCopy(Encoding.UTF8.GetBytes(json), output))
        {
            return null;
        }

        try
        {
            using var document = JsonDocument.Parse(output.WrittenMemory, s_read);
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

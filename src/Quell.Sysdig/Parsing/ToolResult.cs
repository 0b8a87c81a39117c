using System.Buffers;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using Quell.Domain.Text;

namespace Quell.Sysdig.Parsing;

/// <summary>The result of <c>tools/call</c>, redacted: structured content where there is any, else the text.</summary>
/// <param name="IsError">The tool said that it failed.</param>
/// <param name="Payload">The answer as JSON; null when it is none.</param>
/// <param name="Prose">The answer as text, where the payload does not say it.</param>
/// <param name="HasTooMany">A text in it is JSON of more tokens than are read; then there is nothing else.</param>
internal sealed record ToolResult(bool IsError, JsonElement? Payload, string? Prose, bool HasTooMany)
{
    // The writer asks for a little more than it writes.
    private const int Margin = 1024;

    private static readonly JsonDocumentOptions s_read = new() { MaxDepth = Limits.Depth };

    /// <summary>The answer as text.</summary>
    public string Text => Prose ?? Payload!.Value.GetRawText();

    /// <param name="maxTokens">Most JSON tokens of a text that is read as JSON.</param>
    public static ToolResult Of(JsonElement result, int maxTokens)
    {
        var isError = result.Member("isError").Flag() == true;
        var reading = new Reading(maxTokens);
        var structured = result.Member("structuredContent") is { } found
            ? reading.Redacted(JsonMarshal.GetRawUtf8Value(found))
            : null;
        // The text repeats what is structured.
        var texts = structured is null ? result.Member("content").Items().Select(TextOf).OfType<string>().ToList() : [];
        var payload = structured is { } element ? reading.Unquoted(element) : reading.FirstJson(texts);
        return reading.HasTooMany
            ? new ToolResult(isError, null, string.Empty, HasTooMany: true)
            : new ToolResult(
                isError,
                payload,
                payload is not null && (structured is not null || !isError)
                    ? null
                    : Redaction.Of(Start(string.Join('\n', texts))),
                HasTooMany: false
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

    // No word is cut in two: the beginning of a secret does not look like one.
    private static string Start(string prose)
    {
        if (prose.Length <= Limits.Prose)
        {
            return prose;
        }

        var end = prose.AsSpan(0, Limits.Prose).LastIndexOfAny(' ', '\n', '\t');
        return string.Concat(prose.AsSpan(0, Math.Max(end, 0)), " …");
    }

    private static bool IsContainer(JsonElement element) =>
        element.ValueKind is JsonValueKind.Object or JsonValueKind.Array;

    private static string WithoutFence(string text)
    {
        var trimmed = text.AsSpan().Trim().TrimStart('\uFEFF');
        if (!trimmed.StartsWith("```", StringComparison.Ordinal) || !trimmed.EndsWith("```", StringComparison.Ordinal))
        {
            return trimmed.Length == text.Length ? text : trimmed.ToString();
        }

        var start = trimmed.IndexOf('\n');
        return start < 0 || start > trimmed.Length - 3 ? trimmed.ToString() : trimmed[start..^3].ToString();
    }

    /// <summary>Reads the JSON of one answer, and remembers whether any of it was too much.</summary>
    private sealed class Reading(int maxTokens)
    {
        public bool HasTooMany { get; private set; }

        public JsonElement? FirstJson(List<string> texts)
        {
            foreach (var text in texts)
            {
                if (Container(WithoutFence(text)) is { } json && Unquoted(json) is var inner && IsContainer(inner))
                {
                    return inner;
                }
            }

            return texts.Count > 1
                ? Container(string.Concat(texts)) is { } whole && IsContainer(whole)
                    ? whole
                    : null
                : texts.Count == 1 && texts[0].AsSpan().Trim() is "null"
                    ? Redacted("null")
                    : null;
        }

        // Some servers put the JSON into a JSON string, alone or as the only member of an object.
        public JsonElement Unquoted(JsonElement element)
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

        public JsonElement? Redacted(ReadOnlySpan<byte> json)
        {
            var count = JsonTokens.Count(json, maxTokens);
            HasTooMany |= count > maxTokens;
            if (count is null || count > maxTokens)
            {
                return null;
            }

            var output = new ArrayBufferWriter<byte>(json.Length + Margin);
            if (!JsonRedaction.TryCopy(json, output))
            {
                return null;
            }

            try
            {
#pragma warning disable CA2000 // Nothing was rented for the bytes, and the element lives on in the answer.
                return JsonDocument.Parse(output.WrittenMemory, s_read).RootElement;
#pragma warning restore CA2000
            }
            catch (JsonException)
            {
                return null;
            }
        }

        // Prose is not even copied.
        private JsonElement? Container(string text) =>
            text.AsSpan().TrimStart() is ['{' or '[' or '"', ..] ? Redacted(text) : null;

        private JsonElement? Redacted(string json) => Redacted(Encoding.UTF8.GetBytes(json));
    }
}

using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Quell.Domain.Json;
using Quell.Domain.Text;

namespace Quell.Runbook.Live;

/// <summary>The value of a field as it is kept: JSON text without secrets, or - where it is long or may hold one - its digest.</summary>
internal static class LiveValue
{
    private const int Longest = 32 * 1024;

    public static string Of(JsonElement value, string pointer)
    {
        if (MayHoldSecrets(pointer))
        {
            return Digested(value.GetRawText());
        }
        var redacted = new ArrayBufferWriter<byte>();
        var isCopied = JsonRedaction.TryCopy(Encoding.UTF8.GetBytes(value.GetRawText()), redacted);
        return isCopied && redacted.WrittenCount <= Longest
            ? Encoding.UTF8.GetString(redacted.WrittenSpan)
            : Digested(value.GetRawText());
    }

    public static string OfText(string text, string pointer)
    {
        using var document = JsonDocument.Parse($"\"{JsonEncodedText.Encode(text)}\"");
        return Of(document.RootElement, pointer);
    }

    /// <summary>Kubernetes leaves out what is empty, so nothing is the same as false, zero and an empty list.</summary>
    public static bool Same(string? one, string? other) =>
        string.Equals(one, other, StringComparison.Ordinal) || JsonNode.DeepEquals(Node(one), Node(other));

    private static JsonNode? Node(string? text)
    {
        if (text is null or "0" or "false" or "null" or "\"\"" or "[]" or "{}")
        {
            return null;
        }
        try
        {
            return JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            return JsonValue.Create(text);
        }
    }

    /// <summary>Values of environment variables and of a Secret's or a ConfigMap's data.</summary>
    private static bool MayHoldSecrets(string pointer) =>
        JsonPointer.Steps(pointer).Any(step => step is "env" or "data" or "stringData");

    private static string Digested(string text) => $"\"sha256:{Digest.OfText(text)}\"";
}

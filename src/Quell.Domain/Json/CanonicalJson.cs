using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Quell.Domain.Json;

/// <summary>JSON in the canonical form of RFC 8785: one sequence of bytes for each value.</summary>
/// <remarks>
/// Stricter than the RFC where a value could change unseen. Refused: an integer literal (no fraction, no exponent) beyond
/// ±2^53, because a reader that holds numbers as doubles would see another one - such numbers travel as strings;
/// a number beyond the range of a double; a member name that occurs twice; text with half a surrogate pair; more than
/// <see cref="MaxDepth"/> levels. A literal with a fraction or an exponent is a double, as in the RFC.
/// </remarks>
public static class CanonicalJson
{
    /// <summary>Deepest nesting that is written.</summary>
    public const int MaxDepth = 128;

    private static readonly JsonDocumentOptions s_read = new() { MaxDepth = MaxDepth };
    private static readonly JsonWriterOptions s_write = new() { MaxDepth = MaxDepth, SkipValidation = true };

    /// <summary>The canonical bytes of an element.</summary>
    /// <exception cref="CanonicalJsonException">The value has no canonical form.</exception>
    public static byte[] Of(JsonElement element)
    {
        var output = new ArrayBufferWriter<byte>(256);
        new CanonicalJsonWriter(output).Write(element, depth: 0);
        return output.WrittenSpan.ToArray();
    }

    /// <summary>The canonical bytes of a node; null is the JSON value null.</summary>
    /// <exception cref="CanonicalJsonException">The value has no canonical form.</exception>
    public static byte[] Of(JsonNode? node)
    {
        var plain = new ArrayBufferWriter<byte>(256);
        try
        {
            using (var writer = new Utf8JsonWriter(plain, s_write))
            {
                if (node is null)
                {
                    writer.WriteNullValue();
                }
                else
                {
                    node.WriteTo(writer);
                }
            }

            using var document = JsonDocument.Parse(plain.WrittenMemory, s_read);
            return Of(document.RootElement);
        }
        catch (Exception e) when (e is JsonException or ArgumentException or InvalidOperationException)
        {
            throw new CanonicalJsonException("The value cannot be written as JSON: " + e.Message, e);
        }
    }

    /// <summary>As <see cref="Of(JsonNode?)"/>, for values from outside, whose refusal is an expected answer.</summary>
    public static bool TryOf(
        JsonNode? node,
        [NotNullWhen(true)] out byte[]? bytes,
        [NotNullWhen(false)] out string? why
    )
    {
        try
        {
            bytes = Of(node);
            why = null;
            return true;
        }
        catch (CanonicalJsonException e)
        {
            bytes = null;
            why = e.Message;
            return false;
        }
    }
}

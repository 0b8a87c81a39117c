using System.Buffers;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Quell.Domain.Text;

/// <summary>Copies JSON without its secrets, token by token, so that a large answer needs no tree in memory.</summary>
/// <remarks>
/// Beside what <see cref="Redaction"/> takes from every string: values of environment variables, the last-applied
/// annotation, members whose name is a secret's, the argument after a secret-like flag, and the data of a Secret should
/// one ever come by. Numbers keep their digits; member order is kept.
/// </remarks>
public static class JsonRedaction
{
    private const int MaxDepth = 128;

    private static readonly JsonReaderOptions s_read = new() { MaxDepth = MaxDepth };

    private static readonly JsonWriterOptions s_write = new()
    {
        MaxDepth = MaxDepth + 1,
        SkipValidation = true,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping, // Bytes for files, not for HTML.
    };

    /// <summary>Writes the redacted copy; false when the bytes are not one JSON value (then nothing of use is written).</summary>
    public static bool TryCopy(ReadOnlySpan<byte> utf8, IBufferWriter<byte> output)
    {
        using var writer = new Utf8JsonWriter(output, s_write);
        try
        {
            var reader = new Utf8JsonReader(utf8, s_read);
            var copier = new JsonRedactor(writer);
            while (reader.Read())
            {
                copier.Take(ref reader);
            }

            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    /// <summary>The redacted copy of a tree.</summary>
    /// <exception cref="ArgumentException">The tree holds something that has no JSON form.</exception>
    public static JsonNode? Of(JsonNode? node)
    {
        if (node is null)
        {
            return null;
        }

        var plain = new ArrayBufferWriter<byte>(256);
        using (var writer = new Utf8JsonWriter(plain, s_write))
        {
            node.WriteTo(writer);
        }

        var redacted = new ArrayBufferWriter<byte>(plain.WrittenCount);
        return TryCopy(plain.WrittenSpan, redacted)
            ? JsonNode.Parse(redacted.WrittenSpan, documentOptions: new JsonDocumentOptions { MaxDepth = MaxDepth })
            : throw new ArgumentException("The tree is too deep.", nameof(node));
    }
}

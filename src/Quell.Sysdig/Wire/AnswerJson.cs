using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Quell.Sysdig.Wire;

/// <summary>Turns what the protocol library hands over into an element that can be walked.</summary>
/// <remarks>
/// A long text goes over in pieces: to escape it at once the writer takes six times its size from a pool that keeps it,
/// for every thread on which an answer arrives.
/// </remarks>
internal static class AnswerJson
{
    private const int Piece = 4096;
    private static readonly JsonDocumentOptions s_read = new() { MaxDepth = BoundedLineStream.MaxDepth };

    private static readonly JsonWriterOptions s_write = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        MaxDepth = BoundedLineStream.MaxDepth,
    };

    /// <exception cref="JsonException">Nested too deeply, or no JSON.</exception>
    /// <exception cref="ArgumentException">A member that is there twice.</exception>
    /// <exception cref="InvalidOperationException">A text that is no Unicode.</exception>
    public static JsonElement Of(JsonNode? answer)
    {
        var copy = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(copy, s_write))
        {
            Write(answer, writer);
        }
        return JsonElement.Parse(copy.WrittenSpan, s_read);
    }

    private static void Write(JsonNode? node, Utf8JsonWriter writer)
    {
        switch (node)
        {
            case null:
                writer.WriteNullValue();
                break;
            case JsonObject members:
                writer.WriteStartObject();
                foreach (var (name, value) in members)
                {
                    writer.WritePropertyName(name);
                    Write(value, writer);
                }
                writer.WriteEndObject();
                break;
            case JsonArray items:
                writer.WriteStartArray();
                foreach (var item in items)
                {
                    Write(item, writer);
                }
                writer.WriteEndArray();
                break;
            case var text when text.GetValueKind() == JsonValueKind.String:
                Write(text.GetValue<string>().AsSpan(), writer);
                break;
            default:
                node.WriteTo(writer);
                break;
        }
    }

    private static void Write(ReadOnlySpan<char> text, Utf8JsonWriter writer)
    {
        while (text.Length > Piece)
        {
            writer.WriteStringValueSegment(text[..Piece], isFinalSegment: false);
            text = text[Piece..];
        }
        writer.WriteStringValueSegment(text, isFinalSegment: true);
    }
}

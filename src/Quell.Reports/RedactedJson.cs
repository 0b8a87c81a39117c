using System.Text;
using System.Text.Json;
using Quell.Domain.Text;

namespace Quell.Reports;

/// <summary>One JSON document whose every string went through redaction, in plain ASCII, so that nothing in it can steer a terminal.</summary>
internal static class RedactedJson
{
    private static readonly JsonWriterOptions s_indented = new() { Indented = true };

    public static string Of(Action<Utf8JsonWriter> body)
    {
        using var written = new MemoryStream();
        using (var json = new Utf8JsonWriter(written))
        {
            body(json);
        }
        using var clean = new MemoryStream();
        using (var json = new Utf8JsonWriter(clean, s_indented))
        {
            Copy(written.GetBuffer().AsSpan(0, (int)written.Length), json);
        }
        return Encoding.UTF8.GetString(clean.GetBuffer(), 0, (int)clean.Length) + "\n";
    }

    private static void Copy(ReadOnlySpan<byte> document, Utf8JsonWriter json)
    {
        var reader = new Utf8JsonReader(document);
        while (reader.Read())
        {
            switch (reader.TokenType)
            {
                case JsonTokenType.StartObject:
                    json.WriteStartObject();
                    break;
                case JsonTokenType.EndObject:
                    json.WriteEndObject();
                    break;
                case JsonTokenType.StartArray:
                    json.WriteStartArray();
                    break;
                case JsonTokenType.EndArray:
                    json.WriteEndArray();
                    break;
                case JsonTokenType.PropertyName:
                    json.WritePropertyName(reader.GetString()!);
                    break;
                case JsonTokenType.String:
                    json.WriteStringValue(Redaction.Of(reader.GetString()!));
                    break;
                default:
                    json.WriteRawValue(reader.ValueSpan);
                    break;
            }
        }
    }
}

using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Quell.Lab.Programs.Printing;

/// <summary>JSON as the programs print it: four spaces, and kubectl's keys in alphabetical order.</summary>
internal static class JsonText
{
    private static readonly JsonWriterOptions s_options = new()
    {
        Indented = true,
        IndentSize = 4,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Write(JsonNode? node, bool sorted)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, s_options))
        {
            Write(writer, node, sorted);
        }

        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length) + "\n";
    }

    private static void Write(Utf8JsonWriter writer, JsonNode? node, bool sorted)
    {
        switch (node)
        {
            case JsonObject map:
                writer.WriteStartObject();
                IEnumerable<KeyValuePair<string, JsonNode?>> entries = sorted
                    ? map.OrderBy(e => e.Key, StringComparer.Ordinal)
                    : map;
                foreach (var (key, value) in entries)
                {
                    writer.WritePropertyName(key);
                    Write(writer, value, sorted);
                }

                writer.WriteEndObject();
                break;
            case JsonArray list:
                writer.WriteStartArray();
                foreach (var item in list)
                {
                    Write(writer, item, sorted);
                }

                writer.WriteEndArray();
                break;
            case null:
                writer.WriteNullValue();
                break;
            default:
                node.WriteTo(writer);
                break;
        }
    }
}

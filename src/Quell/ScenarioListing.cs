using System.Text;
using System.Text.Json;
using Quell.Lab.Scenarios;

namespace Quell;

/// <summary>The embedded tenant's scenarios as one JSON document.</summary>
internal static class ScenarioListing
{
    public static string Json(IEnumerable<ScenarioSummary> scenarios)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true }))
        {
            writer.WriteStartArray();
            foreach (var scenario in scenarios)
            {
                writer.WriteStartObject();
                writer.WriteString("name", scenario.Name);
                writer.WriteString("title", scenario.Title);
                writer.WriteString("story", scenario.Story);
                writer.WriteString("event", scenario.EventId);
                writer.WriteEndObject();
            }
            writer.WriteEndArray();
        }
        return Encoding.UTF8.GetString(buffer.ToArray());
    }
}

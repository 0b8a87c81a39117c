using System.Text;
using System.Text.Json;
using Quell.Domain.Facts;
using Quell.Runbook.Ports;
using Quell.Runbook.Propose;
using Quell.Runbook.Telling;

namespace Quell.Reports;

/// <summary>A plan as one JSON document; its schema is docs/reference/plan.schema.json.</summary>
/// <remarks>Text from outside is written as JSON strings in plain ASCII: nothing in it can steer a terminal.</remarks>
public sealed class JsonPlan : IPlanWriter
{
    /// <summary>Names the schema and its version.</summary>
    public const string Schema = "urn:quell:plan:1";

    private static readonly JsonWriterOptions s_indented = new() { Indented = true };

    public string Render(PlanDocument plan) =>
        Write(json =>
        {
            Heading(json, plan);
            PlanEvent.Write(json, plan.Threat);
            Inventory(json, plan);
            json.WriteStartArray("facts");
            foreach (var fact in plan.Facts)
            {
                PlanFacts.Write(json, fact);
            }
            json.WriteEndArray();
            Map(json, plan);
            json.WriteStartArray("proposals");
            foreach (var action in plan.Plan.Actions)
            {
                PlanProposal.Write(json, action, plan.Plan.PlaceOf(action.Id));
            }
            json.WriteEndArray();
            Unavailable(json, plan);
            json.WriteStartArray("gaps");
            foreach (var gap in plan.Gaps)
            {
                PlanFacts.WriteGap(json, gap);
            }
            json.WriteEndArray();
            json.WriteString("order_reason", plan.Plan.OrderReason);
        });

    public string Render(Trouble trouble) =>
        Write(json =>
        {
            json.WriteString("schema", Schema);
            json.WriteStartObject("error");
            json.WriteString("what", trouble.What);
            json.WriteString("why", trouble.Why);
            json.WriteString("fix", trouble.Fix);
            json.WriteEndObject();
        });

    private static void Heading(Utf8JsonWriter json, PlanDocument plan)
    {
        json.WriteString("schema", Schema);
        json.WriteStartObject("tenant");
        json.WriteString("id", plan.Tenant.Id);
        json.WriteString("name", plan.Tenant.Name);
        json.WriteString("source", plan.TenantSource);
        json.WriteEndObject();
        json.WriteBoolean("simulated", plan.Simulated);
    }

    private static void Inventory(Utf8JsonWriter json, PlanDocument plan)
    {
        json.WriteStartObject("inventory");
        json.WriteString("case_file", plan.CaseFile);
        Lines(json, "known", plan.Inventory.Where(line => line.Fact is not Fact.Unknown));
        Lines(json, "missing", plan.Inventory.Where(line => line.Fact is Fact.Unknown));
        json.WriteEndObject();
    }

    private static void Lines(Utf8JsonWriter json, string name, IEnumerable<PlanLine> lines)
    {
        json.WriteStartArray(name);
        foreach (var line in lines)
        {
            json.WriteStartObject();
            json.WriteString("label", line.Words);
            json.WriteString("fact", line.Fact.Key);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void Map(Utf8JsonWriter json, PlanDocument plan)
    {
        json.WriteStartArray("map");
        foreach (var line in plan.Map)
        {
            json.WriteStartObject();
            json.WriteString("section", line.Section);
            json.WriteString("label", line.Words);
            json.WriteString("fact", line.Fact.Key);
            json.WriteString("text", FactWords.Value(line.Fact));
            json.WriteStartArray("sources");
            foreach (
                var source in line
                    .Fact.AllReadings.Select(reading => reading.Citation.Source)
                    .Distinct(StringComparer.Ordinal)
            )
            {
                json.WriteStringValue(source);
            }
            json.WriteEndArray();
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void Unavailable(Utf8JsonWriter json, PlanDocument plan)
    {
        json.WriteStartArray("unavailable");
        foreach (var gone in plan.Plan.Unavailable)
        {
            json.WriteStartObject();
            json.WriteString("type", gone.Type);
            json.WriteString("id", gone.Id?.Value);
            json.WriteString("why", gone.Why);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static string Write(Action<Utf8JsonWriter> body)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, s_indented))
        {
            json.WriteStartObject();
            body(json);
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }
}

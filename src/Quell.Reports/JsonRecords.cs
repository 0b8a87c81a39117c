using System.Collections.Immutable;
using System.Text.Json;
using Quell.Runbook.Report;

namespace Quell.Reports;

/// <summary>What a report keeps: evidence, tickets, the audit trail.</summary>
internal static class JsonRecords
{
    public static void Evidence(Utf8JsonWriter json, ImmutableArray<KeptAnswer> evidence)
    {
        json.WriteStartArray("evidence");
        foreach (var kept in evidence)
        {
            json.WriteStartObject();
            json.WriteString("source", kept.Source);
            json.WriteString("command", kept.Command);
            PlanFacts.WriteTime(json, "at", kept.At);
            json.WriteString("sha256", kept.Sha256);
            json.WriteNumber("bytes", kept.Bytes);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    public static void Tickets(Utf8JsonWriter json, ImmutableArray<ReportedTicket> tickets)
    {
        json.WriteStartArray("tickets");
        foreach (var ticket in tickets)
        {
            json.WriteStartObject();
            json.WriteString("action", ticket.Action);
            json.WriteString("text", ticket.Text);
            json.WriteString("filed", ticket.Filed);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    public static void Audit(Utf8JsonWriter json, ImmutableArray<AuditLine> audit)
    {
        json.WriteStartArray("audit");
        foreach (var line in audit)
        {
            json.WriteStartObject();
            json.WriteNumber("entry", line.Sequence);
            PlanFacts.WriteTime(json, "at", line.At);
            json.WriteString("what", line.Words);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }
}

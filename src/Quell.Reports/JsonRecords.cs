using System.Collections.Immutable;
using System.Text.Json;
using Quell.Domain;
using Quell.Runbook.Kept;
using Quell.Runbook.Report;

namespace Quell.Reports;

/// <summary>What a report keeps: evidence, tickets, the audit trail.</summary>
internal static class JsonRecords
{
    public static void Evidence(Utf8JsonWriter json, ImmutableArray<KeptPiece> evidence)
    {
        json.WriteStartArray("evidence");
        foreach (var kept in evidence)
        {
            json.WriteStartObject();
            json.WriteString("id", kept.Id);
            json.WriteString("kind", KeptWords.Kind(kept.Kind));
            json.WriteString("try", kept.Try?.ToString());
            json.WriteString("command", kept.Source);
            PlanFacts.WriteTime(json, "at", kept.At);
            json.WriteString("by", kept.Who);
            json.WriteString("sha256", kept.Sha256);
            json.WriteNumber("bytes", kept.Bytes);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    public static void Tickets(Utf8JsonWriter json, CaseReport report)
    {
        json.WriteStartArray("tickets");
        foreach (var ticket in report.Tickets)
        {
            json.WriteStartObject();
            json.WriteString("action", ticket.Action);
            json.WriteString("text", ticket.Text);
            json.WriteBoolean("failed", ticket.Failed);
            json.WriteString("filed", ticket.Filed);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteStartArray("filings");
        foreach (var filing in report.Filings)
        {
            json.WriteStartObject();
            json.WriteString("desk", filing.Desk);
            json.WriteString("what", filing.What);
            json.WriteString("ticket", filing.Ticket);
            json.WriteString("link", filing.Link);
            json.WriteString("status", filing.Status.Word());
            json.WriteString("detail", filing.Detail);
            JsonAction.Decision(json, filing.Decision);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        PlanFacts.WriteTexts(json, "enforcement", report.Enforcement);
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

using System.Collections.Immutable;
using System.Text.Json;
using Quell.Domain;
using Quell.Domain.Facts;
using Quell.Domain.Plans;
using Quell.Runbook.Ports;
using Quell.Runbook.Report;

namespace Quell.Reports;

/// <summary>A report as one JSON document; its schema is docs/reference/report.schema.json.</summary>
public sealed class JsonReport : IReportWriter
{
    /// <summary>Names the schema and its version.</summary>
    public const string Schema = "urn:quell:report:1";

    public string FileName => "report.json";

    public string Render(CaseReport report) =>
        RedactedJson.Of(json =>
        {
            json.WriteStartObject();
            json.WriteString("schema", Schema);
            Case(json, report.About);
            if (report.Threat is { } threat)
            {
                PlanEvent.Write(json, threat);
            }
            else
            {
                json.WriteNull("event");
            }
            Verdict(json, report.Verdict);
            JsonFigures.Write(json, report.Figures);
            Techniques(json, report.Techniques);
            Inventory(json, report.Inventory);
            PlanFacts.WriteTexts(json, "contained", report.Contained);
            Map(json, report);
            Blast(json, report.Blast);
            json.WriteStartArray("actions");
            foreach (var action in report.Actions)
            {
                JsonAction.Write(json, action);
            }
            json.WriteEndArray();
            JsonTimeline.Watches(json, report.Watches);
            JsonTimeline.Spans(json, report.Timeline);
            JsonRecords.Evidence(json, report.Evidence);
            JsonRecords.Tickets(json, report);
            JsonRecords.Audit(json, report.Audit);
            PlanFacts.WriteTexts(json, "summary", report.Summary);
            json.WriteEndObject();
        });

    private static void Case(Utf8JsonWriter json, ReportedCase about)
    {
        json.WriteStartObject("case");
        json.WriteString("id", about.Id?.Value);
        json.WriteString("event", about.EventId);
        json.WriteString("tenant", about.Tenant);
        json.WriteString("tenant_source", about.TenantSource);
        json.WriteBoolean("simulated", about.Simulated);
        json.WriteBoolean("real_programs", about.RealPrograms);
        json.WriteString("place", about.Place);
        PlanFacts.WriteTime(json, "opened_at", about.OpenedAt);
        PlanFacts.WriteTime(json, "until", about.Until);
        json.WriteNumber("sessions", about.Sessions);
        json.WriteBoolean("closed", about.Closed);
        json.WriteString("version", about.Version);
        json.WriteEndObject();
        json.WriteStartObject("journal");
        json.WriteNumber("entries", about.Entries);
        json.WriteString("head", about.HeadHash);
        json.WriteEndObject();
    }

    private static void Verdict(Utf8JsonWriter json, ReportedVerdict verdict)
    {
        json.WriteStartObject("verdict");
        json.WriteString("status", verdict.Status?.Word());
        json.WriteString("why", verdict.Why);
        json.WriteNumber("exit_code", (int)verdict.Code);
        json.WriteString("exit_code_why", verdict.CodeWhy);
        json.WriteString("since", verdict.Since);
        json.WriteEndObject();
    }

    private static void Techniques(Utf8JsonWriter json, ImmutableArray<ThreatTechnique> techniques)
    {
        json.WriteStartArray("techniques");
        foreach (var technique in techniques)
        {
            json.WriteStartObject();
            json.WriteString("id", technique.Current);
            PlanFacts.WriteTexts(json, "legacy_ids", technique.Legacy);
            json.WriteString("attack_version", technique.AttackVersion);
            json.WriteString("named_by", technique.Source.ToString().ToLowerInvariant());
            json.WriteString("of", technique.Of);
            json.WritePropertyName("citation");
            PlanFacts.WriteCitation(json, technique.Citation);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void Inventory(Utf8JsonWriter json, ReportedInventory inventory)
    {
        json.WriteStartObject("inventory");
        json.WriteBoolean("reached", inventory.Reached);
        Lines(json, "known", inventory.Known);
        Lines(json, "gaps_closed", inventory.Closed);
        Lines(json, "gaps_open", inventory.Open);
        Lines(json, "not_in_event", inventory.Absent);
        json.WriteEndObject();
    }

    private static void Lines(Utf8JsonWriter json, string name, ImmutableArray<InventoryLine> lines)
    {
        json.WriteStartArray(name);
        foreach (var line in lines)
        {
            Line(json, null, line.Words, line.Fact);
        }
        json.WriteEndArray();
    }

    private static void Line(Utf8JsonWriter json, string? section, string words, Fact fact)
    {
        json.WriteStartObject();
        if (section is not null)
        {
            json.WriteString("section", section);
        }
        json.WriteString("label", words);
        json.WritePropertyName("fact");
        PlanFacts.Write(json, fact);
        json.WriteEndObject();
    }

    private static void Map(Utf8JsonWriter json, CaseReport report)
    {
        json.WriteStartArray("map");
        foreach (var section in report.Map?.Sections ?? [])
        {
            foreach (var line in section.Lines)
            {
                var exact = line.Fact is Fact.Unknown unknown ? unknown with { HowToFindOut = line.Tells } : line.Fact;
                Line(json, section.Title, line.Words, exact);
            }
        }
        json.WriteEndArray();
        PlanFacts.WriteTexts(json, "surfaces", report.Notes);
    }

    private static void Blast(Utf8JsonWriter json, BlastRadius? blast)
    {
        if (blast is null)
        {
            json.WriteNull("blast_radius");
            return;
        }
        json.WriteStartObject("blast_radius");
        json.WriteString("of", blast.Title);
        PlanFacts.WriteTexts(json, "details", blast.Details);
        Nodes(json, "leads_to_it", blast.Inward);
        Nodes(json, "it_leads_to", blast.Outward);
        PlanFacts.WriteTexts(json, "unknown", blast.UnknownInward.AddRange(blast.UnknownOutward));
        json.WriteEndObject();
    }

    private static void Nodes(Utf8JsonWriter json, string name, ImmutableArray<BlastNode> nodes)
    {
        json.WriteStartArray(name);
        foreach (var node in nodes)
        {
            json.WriteStartObject();
            json.WriteString("relation", node.Relation);
            json.WriteString("label", node.Label);
            json.WriteBoolean("conflicts", node.Conflicts);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }
}

using System.Text.Json;
using Quell.Runbook.Report;

namespace Quell.Reports;

/// <summary>The figures of a report; times in seconds.</summary>
internal static class JsonFigures
{
    public static void Write(Utf8JsonWriter json, ReportedFigures figures)
    {
        json.WriteStartObject("figures");
        Seconds(json, "first_checklist_s", figures.FirstChecklist);
        Seconds(json, "first_containment_s", figures.FirstContainment);
        json.WriteNumber("reads", figures.Reads);
        json.WriteNumber("writes", figures.Writes);
        json.WriteNumber("done", figures.Done);
        json.WriteNumber("failed", figures.Failed);
        json.WriteNumber("declined", figures.Declined);
        json.WriteNumber("pending", figures.Pending);
        json.WriteNumber("undone", figures.Undone);
        json.WriteNumber("decisions", figures.Decisions);
        Seconds(json, "median_decision_s", figures.MedianDecision);
        Seconds(json, "longest_decision_s", figures.LongestDecision);
        json.WriteNumber("put_again", figures.Represented);
        json.WriteNumber("re_fires", figures.ReFires);
        json.WriteNumber("evidence", figures.Evidence);
        json.WriteNumber("evidence_bytes", figures.EvidenceBytes);
        json.WriteEndObject();
    }

    public static void Seconds(Utf8JsonWriter json, string name, TimeSpan? span)
    {
        if (span is { } known)
        {
            json.WriteNumber(name, Math.Round((decimal)known.TotalSeconds, 3));
        }
        else
        {
            json.WriteNull(name);
        }
    }
}

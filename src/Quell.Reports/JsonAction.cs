using System.Text.Json;
using Quell.Domain;
using Quell.Runbook.Report;

namespace Quell.Reports;

/// <summary>One action of a report: the decision, the outcome and the way back, and the action itself as a plan has it.</summary>
internal static class JsonAction
{
    public static void Write(Utf8JsonWriter json, ReportedAction action)
    {
        json.WriteStartObject();
        json.WriteString("name", action.Name);
        json.WriteString("try", action.Try?.ToString());
        json.WriteString("reason", action.Reason);
        Decision(json, action.Decision);
        json.WriteString("status", action.Status.Word());
        json.WriteString("detail", action.Detail);
        PlanFacts.WriteTime(json, "sent_at", action.SentAt);
        PlanFacts.WriteTime(json, "ended_at", action.EndedAt);
        json.WriteString("execution", action.ExecutionId);
        PlanFacts.WriteTexts(json, "output", action.Output);
        json.WriteString("undo", action.Undo);
        json.WriteBoolean("undone", action.IsUndone);
        Undoes(json, action);
        json.WriteString("ticket_text", action.TicketText);
        if (action.Action is { } value)
        {
            json.WritePropertyName("action");
            PlanProposal.Write(json, value, action.Place);
        }
        else
        {
            json.WriteNull("action");
        }
        json.WriteEndObject();
    }

    public static void Decision(Utf8JsonWriter json, ReportedDecision decision)
    {
        json.WriteStartObject("decision");
        json.WriteString("kind", DecisionWords.Word(decision.Kind).Replace(' ', '_'));
        json.WriteNumber("presented", decision.Presented);
        json.WriteNumber("put_again", decision.Represented);
        JsonFigures.Seconds(json, "took_s", decision.Took);
        PlanFacts.WriteTime(json, "asked_at", decision.AskedAt);
        PlanFacts.WriteTime(json, "at", decision.At);
        json.WriteString("by", decision.By);
        json.WriteString("digest", decision.Digest);
        json.WriteEndObject();
    }

    private static void Undoes(Utf8JsonWriter json, ReportedAction action)
    {
        if (action.Action?.Undoes is not { } undone)
        {
            json.WriteNull("undoes");
            return;
        }
        json.WriteStartObject("undoes");
        json.WriteString("type", undone.ResponseType);
        json.WriteString("try", undone.Response.ToString());
        json.WriteString("execution", undone.ExecutionId);
        json.WriteBoolean("discards_evidence", undone.DiscardsEvidence);
        json.WriteEndObject();
    }
}

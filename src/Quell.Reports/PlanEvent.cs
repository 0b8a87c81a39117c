using System.Text.Json;
using Quell.Domain.Events;

namespace Quell.Reports;

/// <summary>The event of a plan.</summary>
internal static class PlanEvent
{
    public static void Write(Utf8JsonWriter json, ThreatEvent threat)
    {
        json.WriteStartObject("event");
        json.WriteString("id", threat.Id);
        PlanFacts.WriteTime(json, "at", threat.At);
        if (threat.Severity is { } severity)
        {
            json.WriteNumber("severity", severity);
        }
        else
        {
            json.WriteNull("severity");
        }
        json.WriteString("rule", threat.RuleName);
        json.WriteString("policy", threat.PolicyName);
        json.WriteString("engine", threat.Engine);
        json.WriteString("source", threat.Source);
        json.WriteString("category", threat.Category);
        json.WriteStartArray("tags");
        foreach (var tag in threat.RuleTags)
        {
            json.WriteStringValue(tag);
        }
        json.WriteEndArray();
        AutomaticActions(json, threat);
        json.WriteEndObject();
    }

    private static void AutomaticActions(Utf8JsonWriter json, ThreatEvent threat)
    {
        json.WriteStartArray("automatic_actions");
        foreach (var action in threat.Actions)
        {
            json.WriteStartObject();
            json.WriteString("type", action.Type);
            PlanFacts.WriteFlag(json, "successful", action.Successful);
            json.WriteString("error", action.Error);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }
}

using System.Collections.Immutable;
using System.Text.Json;
using Quell.Knowledge.Cards;
using Quell.Runbook.Report;

namespace Quell.Reports.Ocsf;

/// <summary>D3FEND's names for what an action does, as its card has them; an undo has those of restoring.</summary>
internal static class Countermeasures
{
    /// <summary>The version of D3FEND that the ids are from.</summary>
    public const string Version = "1.2.0";

    public static void Write(Utf8JsonWriter json, ActionCard? card, ReportedAction action, int activity)
    {
        var techniques = action.IsUndo ? Restoring(card?.Verb) : card?.D3fend ?? [];
        if (techniques.IsEmpty)
        {
            return;
        }
        json.WriteStartArray("countermeasures");
        foreach (var technique in techniques)
        {
            json.WriteStartObject();
            json.WriteString("version", Version);
            json.WriteStartObject("d3f_tactic");
            json.WriteString("name", RemediationClass.Activity(activity));
            json.WriteEndObject();
            json.WriteStartObject("d3f_technique");
            json.WriteString("uid", technique);
            json.WriteEndObject();
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static ImmutableArray<string> Restoring(CardVerb? verb) =>
        verb switch
        {
            CardVerb.Isolate or CardVerb.Detach => ["D3-RNA"],
            CardVerb.Quarantine => ["D3-RF"],
            CardVerb.Deny or CardVerb.Revoke => ["D3-RUAA"],
            _ => [],
        };
}

using System.Text.Json;
using Quell.Domain.Actions;
using Quell.Domain.Calls;
using Quell.Domain.Plans;

namespace Quell.Reports;

/// <summary>One proposed action of a plan, with everything that its restatement would say.</summary>
internal static class PlanProposal
{
    public static void Write(Utf8JsonWriter json, ResponseAction action, PlannedPlace? place)
    {
        json.WriteStartObject();
        json.WriteString("id", action.Id.Value);
        json.WriteString("type", action.Type);
        if (place is not null)
        {
            json.WriteStartObject("place");
            json.WriteString("why", place.Why);
            PlanFacts.WriteCitations(json, "citations", place.Citations);
            json.WriteEndObject();
        }
        json.WriteString("surface", action.Surface.Word());
        json.WriteString("responder", action.Responder?.Value);
        json.WriteString("effect", action.Effect.ToWire());
        Target(json, action);
        Request(json, action.Request);
        Values(json, action);
        json.WriteString("what_it_does", action.WhatItDoes);
        json.WriteString("expected", action.Expected);
        json.WriteString("what_to_watch", action.WhatToWatch);
        Consequences(json, action);
        json.WriteString("reversibility", action.Reversibility);
        Undo(json, action.Undo);
        AvailabilityOf(json, action.Availability);
        Preconditions(json, action);
        PlanFacts.WriteTexts(json, "evidence_lost", action.EvidenceLost);
        AtRisk(json, action);
        json.WriteString("name_to_type", action.AsksForName ? action.NameToType : null);
        json.WriteEndObject();
    }

    private static void Target(Utf8JsonWriter json, ResponseAction action)
    {
        json.WriteStartObject("target");
        json.WriteString("scope", action.Scope);
        json.WriteString("cluster", action.Target.Cluster);
        json.WriteString("account", action.Target.Account);
        json.WriteString("what", action.Target.What);
        json.WriteEndObject();
    }

    private static void Request(Utf8JsonWriter json, CallRequest request)
    {
        switch (request)
        {
            case CallRequest.Command command:
                PlanFacts.WriteTexts(json, "command", command.Argv);
                break;
            case CallRequest.Tool tool:
                json.WriteStartObject("payload");
                json.WriteString("server", tool.Server);
                json.WriteString("tool", tool.Name);
                json.WritePropertyName("arguments");
                tool.Arguments.WriteTo(json);
                json.WriteEndObject();
                break;
            case CallRequest.Post post:
                json.WriteStartObject("payload");
                json.WriteString("url", post.Url);
                json.WritePropertyName("arguments");
                post.Body.WriteTo(json);
                json.WriteEndObject();
                break;
            case CallRequest.Handshake:
                throw new InvalidOperationException("A handshake is no action.");
        }
        json.WriteString("text", request.Text);
    }

    private static void Values(Utf8JsonWriter json, ResponseAction action)
    {
        json.WriteStartArray("values");
        foreach (var value in action.Values)
        {
            json.WriteStartObject();
            json.WriteString("name", value.Name);
            json.WriteString("value", value.Value);
            json.WriteString("fact", value.FactKey);
            json.WritePropertyName("citation");
            PlanFacts.WriteCitation(json, value.Citation);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void Consequences(Utf8JsonWriter json, ResponseAction action)
    {
        json.WriteStartArray("consequences");
        foreach (var said in action.Consequences.OrderByDescending(said => said.Severity))
        {
            json.WriteStartObject();
            json.WriteString("rule", said.Rule);
            json.WriteString("severity", said.Severity.Word());
            json.WriteString("sentence", said.Sentence);
            PlanFacts.WriteTexts(json, "facts", said.Facts);
            PlanFacts.WriteCitations(json, "citations", said.Citations);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void AtRisk(Utf8JsonWriter json, ResponseAction action)
    {
        json.WriteStartArray("evidence_at_risk");
        foreach (var risk in action.EvidenceAtRisk)
        {
            json.WriteStartObject();
            json.WriteString("what", risk.What);
            PlanFacts.WriteTexts(json, "saved_by", risk.SavedBy);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void Undo(Utf8JsonWriter json, UndoSlot undo)
    {
        json.WriteStartObject("undo");
        json.WriteBoolean("exists", undo.Exists);
        json.WriteString("type", (undo as UndoSlot.Call)?.Type);
        json.WriteString("tool", (undo as UndoSlot.Call)?.Tool);
        PlanFacts.WriteFlag(json, "listed", (undo as UndoSlot.Call)?.Listed);
        json.WriteString("command", (undo as UndoSlot.CommandLine)?.Text);
        PlanFacts.WriteTexts(
            json,
            "hazards",
            (undo as UndoSlot.Call)?.Hazards ?? (undo as UndoSlot.CommandLine)?.Hazards ?? []
        );
        json.WriteString("manual_recovery", undo.ManualRecovery);
        json.WriteEndObject();
    }

    private static void AvailabilityOf(Utf8JsonWriter json, Availability availability)
    {
        json.WriteStartObject("availability");
        json.WriteString("state", availability.Word);
        json.WriteString("why", availability.Why);
        if (availability is Availability.Confirmed { By: var by })
        {
            json.WritePropertyName("citation");
            PlanFacts.WriteCitation(json, by);
        }
        json.WriteEndObject();
    }

    private static void Preconditions(Utf8JsonWriter json, ResponseAction action)
    {
        json.WriteStartArray("preconditions");
        foreach (var needed in action.Preconditions)
        {
            json.WriteStartObject();
            json.WriteString("text", needed.Text);
            PlanFacts.WriteFlag(json, "met", needed.Met);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }
}

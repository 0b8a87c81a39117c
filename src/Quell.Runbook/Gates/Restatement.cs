using System.Text.Json.Nodes;
using Quell.Domain.Actions;
using Quell.Domain.Cases;
using Quell.Domain.Json;

namespace Quell.Runbook.Gates;

/// <summary>What a yes is bound to: this action, this attempt, this revision, exactly these bytes, on this target.</summary>
/// <param name="Fingerprint">Whom the surface talks to, read when the digest is made.</param>
/// <param name="Target">For a command: how what it changes stands, as the latest look at it says; null for everything else.</param>
public sealed record Restatement(
    CaseId Case,
    ResponseAction Action,
    int Revision,
    string Fingerprint,
    string? Target = null
)
{
    public string Digest()
    {
        var restated = new JsonObject
        {
            ["case"] = Case.Value,
            ["action"] = Action.Id.Value,
            ["attempt"] = Action.Attempt,
            ["revision"] = Revision,
            ["type"] = Action.Type,
            ["payload"] = Action.Request.Text,
            ["schema"] = Action.SchemaDigest,
            ["fingerprint"] = Fingerprint,
            ["consequences"] = new JsonArray([
                .. Action.Consequences.Select(said => (JsonNode)$"{said.Rule} {said.Severity} {said.Sentence}"),
            ]),
            ["evidence_lost"] = new JsonArray([.. Action.EvidenceLost.Select(lost => (JsonNode)lost)]),
            ["evidence_saved_by"] = new JsonArray([
                .. Action.EvidenceAtRisk.Select(risk => (JsonNode)$"{risk.What}: {string.Join(", ", risk.SavedBy)}"),
            ]),
            ["reversibility"] = Action.Reversibility,
            ["undo"] = UndoText(Action.Undo),
        };
        if (Target is { } target)
        {
            restated["target"] = target;
        }
        if (Action.Undoes is { } undone)
        {
            restated["undoes"] = $"{undone.Name} {undone.Response} discards={undone.DiscardsEvidence}";
        }
        if (Action.Files is { } filed)
        {
            restated["files"] = $"{filed.Response} {filed.ResponseType} {filed.Draft} {filed.Ticket}";
        }
        return Domain.Json.Digest.Of(restated).ToString();
    }

    private static string UndoText(UndoSlot undo) =>
        undo switch
        {
            UndoSlot.Call call =>
                $"{call.Tool} {call.Type} listed={call.Listed} {string.Join("; ", call.Hazards)} | {call.ManualRecovery}",
            UndoSlot.CommandLine line => $"{line.Text} {string.Join("; ", line.Hazards)} | {line.ManualRecovery}",
            _ => $"none | {undo.ManualRecovery}",
        };
}

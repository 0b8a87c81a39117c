using System.Text;
using System.Text.Json.Nodes;

namespace Quell.EndToEnd.Tests.Plans;

/// <summary>A plan's document as lines that a reviewer can read: sources instead of whole commands, and no times of reading.</summary>
internal static class PlanText
{
    public static string Of(JsonNode plan)
    {
        var text = new StringBuilder();
        Line(text, $"tenant {plan["tenant"]!["source"]}, simulated {plan["simulated"]!.ToJsonString()}");
        Line(text, $"event {plan["event"]!["id"]}: {plan["event"]!["rule"]}");
        foreach (var fact in plan["facts"]!.AsArray().Where(fact => (string?)fact!["state"] != "unknown"))
        {
            Line(text, "fact " + Fact(fact!));
        }
        foreach (var gap in plan["gaps"]!.AsArray())
        {
            Line(text, $"gap {gap!["fact"]} ({gap["reason"]}): asked {Sources(gap["asked"]!)}");
        }
        Line(text, $"order: {plan["order_reason"]}");
        foreach (var (proposal, number) in plan["proposals"]!.AsArray().Select((each, index) => (each!, index + 1)))
        {
            Proposal(text, proposal, number);
        }
        foreach (var gone in plan["unavailable"]!.AsArray())
        {
            Line(text, $"unavailable {gone!["type"]}: {gone["why"]}");
        }
        return text.ToString();
    }

    private static string Fact(JsonNode fact) =>
        fact["readings"] is JsonArray readings
            ? $"{fact["key"]} CONFLICT {string.Join(" / ", readings.Select(reading => $"{Values(reading!)} [{reading!["citation"]!["source"]}]"))}"
            : $"{fact["key"]} = {Values(fact)} [{fact["citation"]!["source"]}]";

    private static void Proposal(StringBuilder text, JsonNode proposal, int number)
    {
        Line(text, $"{number}. {proposal["type"]} {proposal["id"]} on {proposal["target"]!["scope"]}");
        Line(text, $"   {proposal["text"]}");
        Line(text, $"   here because {proposal["place"]?["why"] ?? "nobody said"}");
        Line(text, $"   availability {proposal["availability"]!["state"]}: {proposal["availability"]!["why"]}");
        foreach (var said in proposal["consequences"]!.AsArray())
        {
            Line(text, $"   {said!["severity"]}: {said["sentence"]} [{said["rule"]}; {Sources(said["citations"]!)}]");
        }
        foreach (var needed in proposal["preconditions"]!.AsArray())
        {
            Line(text, $"   needs {needed!["text"]}: {needed["met"]?.ToJsonString() ?? "unknown"}");
        }
        Line(text, $"   reversible: {proposal["reversibility"]}");
        Line(text, $"   undo {proposal["undo"]!["type"] ?? "none"}; by hand: {proposal["undo"]!["manual_recovery"]}");
        Line(text, $"   loses {string.Join(", ", proposal["evidence_lost"]!.AsArray())}");
    }

    private static string Values(JsonNode known) =>
        known["values"]!.AsArray() is { Count: > 0 } values ? string.Join(" | ", values) : "none";

    private static string Sources(JsonNode citations) =>
        citations.AsArray() is { Count: > 0 } all
            ? string.Join(", ", all.Select(citation => (string)citation!["source"]!).Distinct())
            : "nothing";

    private static void Line(StringBuilder text, string line) => text.Append(line).Append('\n');
}

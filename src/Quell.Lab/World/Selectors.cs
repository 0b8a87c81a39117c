using System.Text.Json.Nodes;

namespace Quell.Lab.World;

/// <summary>Label selectors as manifests write them.</summary>
internal static class Selectors
{
    /// <summary>Whether <c>matchLabels</c> and <c>matchExpressions</c> fit; an absent selector fits nothing, an empty one everything.</summary>
    public static bool Fits(JsonNode? selector, JsonNode? labels) =>
        selector is JsonObject
        && FitsAll(selector["matchLabels"], labels)
        && Json.Items(selector, "matchExpressions").All(e => Expression(e, labels as JsonObject));

    /// <summary>A plain map of labels, such as a Service's; an empty or absent one fits nothing.</summary>
    public static bool FitsMap(JsonNode? selector, JsonNode? labels) =>
        selector is JsonObject { Count: > 0 } && FitsAll(selector, labels);

    private static bool FitsAll(JsonNode? wanted, JsonNode? labels) =>
        wanted is not JsonObject map
        || map.All(w => string.Equals(Json.Text(Json.At(labels, w.Key)), Json.Text(w.Value), StringComparison.Ordinal));

    private static bool Expression(JsonObject expression, JsonObject? labels)
    {
        var key = Json.Text(expression, "key");
        var has = labels?.ContainsKey(key) == true;
        var listed =
            has
            && ((JsonArray?)expression["values"] ?? []).Any(v =>
                string.Equals(Json.Text(v), Json.Text(labels![key]), StringComparison.Ordinal)
            );
        return Json.Text(expression, "operator") switch
        {
            "In" => listed,
            "NotIn" => !listed,
            "Exists" => has,
            "DoesNotExist" => !has,
            _ => false,
        };
    }
}

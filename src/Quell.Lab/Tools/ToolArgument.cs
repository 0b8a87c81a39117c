using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Quell.Lab.Tools;

/// <summary>One argument in a tool's input schema.</summary>
/// <param name="Type">string, integer or object (of strings, integers and booleans).</param>
/// <param name="Least">The smallest integer, or the shortest text.</param>
/// <param name="Most">The largest integer, the longest text, or the most properties.</param>
internal sealed record ToolArgument(string Name, string Type, bool Required, long Least, long Most, string Description)
{
    /// <returns>What is wrong with a value, or null.</returns>
    public string? Mistake(JsonElement value)
    {
        var fits = (Type, value.ValueKind) switch
        {
            ("string", JsonValueKind.String) => true,
            ("integer", JsonValueKind.Number) => value.TryGetInt64(out _),
            ("object", JsonValueKind.Object) => true,
            _ => false,
        };
        if (!fits)
        {
            return $"'{Name}' must be {Article(Type)}, not {Article(Kind(value))}";
        }

        var size = Type switch
        {
            "string" => value.GetString()!.Length,
            "integer" => value.GetInt64(),
            _ => value.EnumerateObject().Count(),
        };
        return size >= Least && size <= Most ? null : $"'{Name}' must be {Range()}";
    }

    public JsonObject Schema()
    {
        var schema = new JsonObject { ["type"] = Type, ["description"] = Description };
        switch (Type)
        {
            case "integer":
                schema["minimum"] = Least;
                schema["maximum"] = Most;
                break;
            case "string":
                schema["minLength"] = Least;
                schema["maxLength"] = Most;
                break;
            default:
                schema["maxProperties"] = Most;
                schema["additionalProperties"] = new JsonObject
                {
                    ["type"] = new JsonArray("string", "integer", "boolean"),
                };
                break;
        }

        return schema;
    }

    private string Range()
    {
        var (least, most) = (Least.ToString(CultureInfo.InvariantCulture), Most.ToString(CultureInfo.InvariantCulture));
        return Type switch
        {
            "integer" => $"from {least} to {most}",
            "string" => $"{least} to {most} characters long",
            _ => $"an object of at most {most} properties",
        };
    }

    private static string Kind(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.True or JsonValueKind.False => "boolean",
            JsonValueKind.Number => "number",
            JsonValueKind.Null or JsonValueKind.Undefined => "null",
            JsonValueKind.Array => "array",
            JsonValueKind.Object => "object",
            _ => "string",
        };

    private static string Article(string noun) =>
        noun switch
        {
            "null" => "null",
            "integer" or "object" or "array" => "an " + noun,
            _ => "a " + noun,
        };
}

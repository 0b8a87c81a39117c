using System.Text.Json.Nodes;
using Quell.Lab.World;

namespace Quell.Lab.Executions;

/// <summary>Checks submitted parameters against the catalogue, as the service does.</summary>
internal static class ParameterCheck
{
    private const int Longest = 512;

    /// <returns>The service's error type and message, or null.</returns>
    public static (string Type, string Message)? Mistake(ActionDefinition action, JsonObject parameters)
    {
        foreach (var needed in action.Parameters.Where(p => p.Required && parameters[p.Name] is null))
        {
            return ("missing_required_parameter", $"missing required parameter {needed.Name} for {action.Type}");
        }

        foreach (var (name, value) in parameters)
        {
            var known = action.Parameters.FirstOrDefault(p => string.Equals(p.Name, name, StringComparison.Ordinal));
            if (known is null)
            {
                return ("bad_request", $"unknown parameter {name} for {action.Type}");
            }

            if (value is not null && !Fits(known.Type, value))
            {
                return ("bad_request", $"parameter {name} of {action.Type} must be {Wanted(known.Type)}");
            }
        }

        return null;
    }

    private static bool Fits(string type, JsonNode value) =>
        value is JsonValue scalar
        && type switch
        {
            "integer" => scalar.TryGetValue<long>(out _),
            "boolean" => scalar.TryGetValue<bool>(out _),
            _ => scalar.TryGetValue<string>(out _) && IsPlain(Json.Text(scalar)!),
        };

    private static bool IsPlain(string text) =>
        text.Length is > 0 and <= Longest && !text.AsSpan().ContainsAnyExceptInRange(' ', '~');

    private static string Wanted(string type) =>
        type switch
        {
            "integer" => "a 64-bit integer",
            "boolean" => "a boolean",
            _ => $"a string of 1 to {Longest} printable ASCII characters",
        };
}

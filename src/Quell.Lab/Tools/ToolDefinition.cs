using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using ModelContextProtocol.Protocol;

namespace Quell.Lab.Tools;

/// <summary>A tool as its client sees it, and the permissions that it asks for.</summary>
/// <param name="Any">One of these is enough.</param>
/// <param name="All">All of these are needed.</param>
internal sealed record ToolDefinition(
    string Name,
    string Description,
    bool ReadOnly,
    ImmutableArray<string> All,
    ImmutableArray<string> Any,
    ImmutableArray<ToolArgument> Arguments
)
{
    private const int LongestCall = 65_536;

    /// <returns>The permission that is missing, or null.</returns>
    public string? Lacks(ImmutableHashSet<string> held) =>
        All.FirstOrDefault(p => !held.Contains(p)) ?? (Any.IsEmpty || Any.Any(held.Contains) ? null : Any[0]);

    public string? Mistake(IReadOnlyDictionary<string, JsonElement> given)
    {
        if (given.Sum(a => a.Key.Length + a.Value.GetRawText().Length) > LongestCall)
        {
            return $"the arguments are longer than {LongestCall} characters";
        }

        var known = Arguments.ToDictionary(a => a.Name, StringComparer.Ordinal);
        var unknown = given.Keys.FirstOrDefault(name => !known.ContainsKey(name));
        if (unknown is not null)
        {
            return $"unknown argument '{Shortened(unknown)}'; known: {string.Join(", ", known.Keys)}";
        }

        return Arguments
            .Select(a => given.TryGetValue(a.Name, out var value) ? a.Mistake(value) : Absent(a))
            .FirstOrDefault(mistake => mistake is not null);
    }

    public Tool ToTool()
    {
        var properties = Arguments.Select(a => KeyValuePair.Create(a.Name, (JsonNode?)a.Schema()));
        var required = Arguments.Where(a => a.Required).Select(a => (JsonNode?)JsonValue.Create(a.Name));
        var schema = new JsonObject
        {
            ["type"] = "object",
            ["properties"] = new JsonObject(properties),
            ["required"] = new JsonArray([.. required]),
            ["additionalProperties"] = false,
        };
        using var document = JsonDocument.Parse(schema.ToJsonString());
        return new Tool
        {
            Name = Name,
            Description = Description,
            InputSchema = document.RootElement.Clone(),
            Annotations = new ToolAnnotations
            {
                ReadOnlyHint = ReadOnly,
                DestructiveHint = !ReadOnly,
                IdempotentHint = ReadOnly,
                OpenWorldHint = false,
            },
        };
    }

    private static string? Absent(ToolArgument argument) => argument.Required ? $"'{argument.Name}' is required" : null;

    private static string Shortened(string name) => name.Length <= 40 ? name : name[..40] + "...";
}

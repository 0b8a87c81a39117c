using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using Quell.Domain.Actions;
using Quell.Domain.Responses;

namespace Quell.Runbook.Calls;

/// <summary>The arguments of a submit, in the spelling of the tool's own schema.</summary>
public static class SubmitArguments
{
    private static readonly ImmutableArray<string> s_type = ["action_type", "actionType", "type"];
    private static readonly ImmutableArray<string> s_parameters = ["parameters", "params"];
    private static readonly ImmutableArray<string> s_caller = ["caller_id", "callerId"];

    /// <returns>Null when the schema has no place for the action's type or parameters.</returns>
    public static JsonElement? For(
        ToolSchema schema,
        CatalogueAction listed,
        ImmutableArray<ActionValue> values,
        string callerId
    )
    {
        if (Spelling(schema, s_type) is not { } type || Spelling(schema, s_parameters) is not { } parameters)
        {
            return null;
        }
        var sent = new JsonObject();
        foreach (var value in values)
        {
            sent[value.Name] = Typed(
                value,
                listed.Parameters.FirstOrDefault(spec => string.Equals(spec.Name, value.Name, StringComparison.Ordinal))
            );
        }
        var arguments = new JsonObject { [type] = listed.Type, [parameters] = sent };
        if (schema.Arguments.Length > 0 && Spelling(schema, s_caller) is { } caller)
        {
            arguments[caller] = callerId;
        }
        return ToolArguments.Freeze(arguments);
    }

    public static string? TypeOf(JsonElement arguments) => Text(arguments, s_type);

    public static string? CallerOf(JsonElement arguments) => Text(arguments, s_caller);

    /// <summary>Parameter names and their values as text; null when the arguments hold none.</summary>
    public static ImmutableArray<(string Name, string Value)>? ParametersOf(JsonElement arguments)
    {
        foreach (var name in s_parameters)
        {
            if (arguments.TryGetProperty(name, out var sent) && sent.ValueKind == JsonValueKind.Object)
            {
                return [.. sent.EnumerateObject().Select(parameter => (parameter.Name, TextOf(parameter.Value)))];
            }
        }
        return null;
    }

    private static string? Spelling(ToolSchema schema, ImmutableArray<string> names) =>
        schema.Arguments.IsEmpty ? names[0] : names.FirstOrDefault(schema.Takes);

    private static JsonNode? Typed(ActionValue value, ParameterSpec? spec) =>
        spec?.Type switch
        {
            "integer" when long.TryParse(value.Value, out var number) => JsonValue.Create(number),
            "boolean" when bool.TryParse(value.Value, out var flag) => JsonValue.Create(flag),
            _ => JsonValue.Create(value.Value),
        };

    private static string? Text(JsonElement arguments, ImmutableArray<string> names) =>
        names
            .Select(name =>
                arguments.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
                    ? value.GetString()
                    : null
            )
            .FirstOrDefault(text => text is not null);

    private static string TextOf(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.String => value.GetString()!,
            JsonValueKind.True => "true",
            JsonValueKind.False => "false",
            _ => value.GetRawText(),
        };
}

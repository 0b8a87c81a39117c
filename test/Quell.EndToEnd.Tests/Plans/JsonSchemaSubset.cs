using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Quell.EndToEnd.Tests.Plans;

/// <summary>The part of JSON Schema 2020-12 that the plan's schema uses. A keyword that it does not know is an error, not ignored.</summary>
internal sealed class JsonSchemaSubset(JsonObject root)
{
    private static readonly HashSet<string> s_notes = new(StringComparer.Ordinal)
    {
        "$schema",
        "$id",
        "$defs",
        "title",
        "description",
    };

    public IReadOnlyList<string> Errors(JsonNode? document) => [.. Check(root, document, "$")];

    private IEnumerable<string> Check(JsonObject schema, JsonNode? value, string path) =>
        schema
            .Where(keyword => !s_notes.Contains(keyword.Key))
            .SelectMany(keyword => Check(schema, keyword.Key, keyword.Value!, value, path));

    private IEnumerable<string> Check(JsonObject schema, string keyword, JsonNode rule, JsonNode? value, string path) =>
        keyword switch
        {
            "$ref" => Check(Resolve((string)rule!), value, path),
            "oneOf" => OneOf(rule.AsArray(), value, path),
            "type" => Types(rule).Any(type => Is(type, value)) ? [] : [$"{path}: is no {rule.ToJsonString()}"],
            "const" => JsonNode.DeepEquals(rule, value) ? [] : [$"{path}: is not {rule.ToJsonString()}"],
            "enum" => rule.AsArray().Any(known => JsonNode.DeepEquals(known, value))
                ? []
                : [$"{path}: {value?.ToJsonString()} is none of {rule.ToJsonString()}"],
            "pattern" => value is not JsonValue text || Matches((string)text!, (string)rule!)
                ? []
                : [$"{path}: {text.ToJsonString()} does not match {rule}"],
            "minLength" => value is not JsonValue words || ((string)words!).Length >= (int)rule
                ? []
                : [$"{path}: is shorter than {rule}"],
            "minItems" => value is not JsonArray list || list.Count >= (int)rule ? [] : [$"{path}: has too few items"],
            "items" => value is JsonArray items
                ? items.SelectMany((item, index) => Check(rule.AsObject(), item, $"{path}[{index}]"))
                : [],
            "required" => value is JsonObject known
                ? rule.AsArray()
                    .Select(name => (string)name!)
                    .Where(name => !known.ContainsKey(name))
                    .Select(name => $"{path}: {name} is missing")
                : [],
            "properties" => value is JsonObject parts
                ? parts
                    .Where(part => rule[part.Key] is not null)
                    .SelectMany(part => Check(rule[part.Key]!.AsObject(), part.Value, $"{path}.{part.Key}"))
                : [],
            "additionalProperties" => value is JsonObject members
                ? members
                    .Where(member => schema["properties"]?[member.Key] is null)
                    .Select(member => $"{path}: {member.Key} is not in the schema")
                : [],
            _ => [$"the schema uses {keyword}, which this check does not know"],
        };

    private IEnumerable<string> OneOf(JsonArray choices, JsonNode? value, string path)
    {
        var found = choices.Select(choice => Check(choice!.AsObject(), value, path).ToList()).ToList();
        return found.Count(errors => errors.Count == 0) == 1
            ? []
            : [$"{path}: {found.Count(errors => errors.Count == 0)} of the choices fit", .. found.MinBy(e => e.Count)!];
    }

    private JsonObject Resolve(string reference) =>
        reference
            .Split('/')
            .Skip(1)
            .Aggregate((JsonNode)root, (node, part) => node[part] ?? throw new InvalidOperationException(reference))
            .AsObject();

    private static bool Matches(string text, string pattern) =>
        Regex.IsMatch(text, pattern, RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    private static IEnumerable<string> Types(JsonNode rule) =>
        rule is JsonArray several ? several.Select(type => (string)type!) : [(string)rule!];

    private static bool Is(string type, JsonNode? value) =>
        type switch
        {
            "null" => value is null,
            "object" => value is JsonObject,
            "array" => value is JsonArray,
            "string" => value?.GetValueKind() == System.Text.Json.JsonValueKind.String,
            "number" => value?.GetValueKind() == System.Text.Json.JsonValueKind.Number,
            "integer" => value is JsonValue number && number.TryGetValue<long>(out _),
            "boolean" => value?.GetValueKind()
                is System.Text.Json.JsonValueKind.True
                    or System.Text.Json.JsonValueKind.False,
            _ => throw new InvalidOperationException($"no such type: {type}"),
        };
}

using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Quell.Domain.Json;
using Quell.Domain.Responses;
using Quell.Domain.Text;

namespace Quell.Sysdig.Parsing;

/// <summary>Reads one entry of <c>tools/list</c>: the only authority on what a tool takes (sysdig-facts 2.4).</summary>
internal static class ToolSchemaReader
{
    private const int DescriptionBytes = 400;

    public static ToolSchema? Read(JsonElement tool)
    {
        if (
            tool.ValueKind != JsonValueKind.Object
            || !tool.TryGetProperty("name", out var name)
            || ((JsonElement?)name).Text() is not { } text
        )
        {
            return null;
        }

        var schema = tool.TryGetProperty("inputSchema", out var found) ? found : default;
        return new ToolSchema(text, DigestOf(schema), Arguments(schema));
    }

    private static string DigestOf(JsonElement schema)
    {
        try
        {
            return Digest.Of(schema).ToString();
        }
        catch (CanonicalJsonException)
        {
            // No canonical form, yet still the same bytes from the same server.
            var text = schema.ValueKind == JsonValueKind.Undefined ? "absent" : schema.GetRawText();
            return Digest.OfBytes(Encoding.UTF8.GetBytes(text)).ToString();
        }
    }

    private static ImmutableArray<ParameterSpec> Arguments(JsonElement schema)
    {
        if (schema.Member("properties") is not { ValueKind: JsonValueKind.Object } properties)
        {
            return [];
        }

        var required = schema.Member("required").Texts();
        return
        [
            .. properties
                .EnumerateObject()
                .Select(member => (Name: Loose.NameOf(member), member.Value))
                .Where(member => member.Name.Length is > 0 and <= Limits.NameBytes)
                .Take(Limits.Parameters)
                .Select(member => new ParameterSpec(
                    member.Name,
                    TypeOf(member.Value),
                    required.Contains(member.Name, StringComparer.Ordinal),
                    Loose.Cut(
                        Redaction.Of(member.Value.Member("description").Text(Limits.OutputBytes) ?? string.Empty),
                        DescriptionBytes
                    )
                )),
        ];
    }

    private static string TypeOf(JsonElement schema)
    {
        if (schema.Member("type") is { } type)
        {
            return type.ValueKind == JsonValueKind.Array
                ? ((JsonElement?)type).Texts().FirstOrDefault(word => word is not "null") ?? "unknown"
                : ((JsonElement?)type).Text() ?? "unknown";
        }

        return schema
                .Member("anyOf", "oneOf")
                .Items()
                .Select(option => option.Member("type").Text())
                .FirstOrDefault(word => word is not null and not "null")
            ?? "unknown";
    }
}

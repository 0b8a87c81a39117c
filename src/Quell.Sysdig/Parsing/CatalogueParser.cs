using System.Collections.Immutable;
using System.Text.Json;
using Quell.Domain.Calls;
using Quell.Domain.Responses;

namespace Quell.Sysdig.Parsing;

/// <summary>Reads the catalogue of response actions (sysdig-facts 2.1). Types that are not known yet are kept.</summary>
internal static class CatalogueParser
{
    public static CallReading? Parse(JsonElement payload)
    {
        if (Payload.List(payload, out var isEmpty, "actions", "responseActions") is { } list)
        {
            return new CallReading.Catalogue([.. ((JsonElement?)list).Items().Select(One).OfType<CatalogueAction>()]);
        }

        return isEmpty ? new CallReading.Catalogue([])
            : One(payload) is { } single ? new CallReading.Catalogue([single])
            : null;
    }

    private static CatalogueAction? One(JsonElement item) =>
        item.Member("type", "actionType").Text() is { } type
            ? new CatalogueAction
            {
                Type = type,
                Responder = new ResponderType(item.Member("responderType").Text() ?? "unknown"),
                Parameters = Specs(item.Member("parameters")),
                Outputs = Specs(item.Member("outputs")),
                Description = item.Member("description").Text(Limits.OutputBytes) ?? string.Empty,
                IsUndoable = item.Member("isUndoable", "undoable").Flag() == true,
            }
            : null;

    private static ImmutableArray<ParameterSpec> Specs(JsonElement? list)
    {
        var listed = list.Items().Select(item => Spec(item.Member("name").Text(), item));
        var keyed = list is { ValueKind: JsonValueKind.Object } map
            ? map.EnumerateObject()
                .Select(member => Spec(Loose.Cut(Loose.NameOf(member), Limits.NameBytes), member.Value))
            : [];
        return [.. listed.Concat(keyed).OfType<ParameterSpec>().Take(Limits.Parameters)];
    }

    private static ParameterSpec? Spec(string? name, JsonElement item) =>
        string.IsNullOrEmpty(name)
            ? null
            : new ParameterSpec(
                name,
                item.Member("type").Text() ?? "unknown",
                item.Member("required").Flag() == true,
                item.Member("description").Text(Limits.OutputBytes) ?? string.Empty
            );
}

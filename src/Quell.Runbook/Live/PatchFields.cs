using System.Collections.Immutable;
using System.Text.Json;

namespace Quell.Runbook.Live;

/// <summary>The fields that a patch sets, for the three ways in which one is written.</summary>
internal static class PatchFields
{
    public static ImmutableArray<FieldChange> Of(string? type, string? patch)
    {
        if (patch is null)
        {
            return [];
        }
        using var document = JsonDocument.Parse(patch);
        return type is "json"
            ?
            [
                .. document
                    .RootElement.EnumerateArray()
                    .Select(Operation)
                    .OfType<FieldChange>()
                    .GroupBy(change => change.Pointer, StringComparer.Ordinal)
                    .Select(same => same.Last() with { Edits = [.. same.SelectMany(change => change.Edits)] }),
            ]
            : [.. Leaves(document.RootElement, string.Empty, keepsLists: type is "merge")];
    }

    /// <summary>True where the patch begins with what makes the far side refuse it for any other version of the object.</summary>
    public static bool TestsVersion(string? patch)
    {
        if (patch is null)
        {
            return false;
        }
        using var document = JsonDocument.Parse(patch);
        return document
            .RootElement.EnumerateArray()
            .Any(operation =>
                Text(operation, "op") is "test" && Text(operation, "path") is "/metadata/resourceVersion"
            );
    }

    private static FieldChange? Operation(JsonElement operation)
    {
        var op = Text(operation, "op");
        if (op is null or "test" || Text(operation, "path") is not { } path)
        {
            return null;
        }
        var value = operation.TryGetProperty("value", out var given) ? LiveValue.Of(given, path) : null;
        return JsonPointer.Split(path) is ({ Length: > 0 } list, var place) && JsonPointer.IsPlace(place)
            ? new FieldChange(list, null) { Edits = [new ListEdit(op, place, value)] }
            : new FieldChange(path, op is "remove" ? null : value);
    }

    /// <summary>A list in a strategic patch is merged by rules of its kind: what comes of it is not known here.</summary>
    private static IEnumerable<FieldChange> Leaves(JsonElement value, string pointer, bool keepsLists) =>
        value.ValueKind switch
        {
            JsonValueKind.Object => value
                .EnumerateObject()
                .SelectMany(member => Leaves(member.Value, pointer + JsonPointer.Of(member.Name), keepsLists)),
            JsonValueKind.Array when !keepsLists => [],
            JsonValueKind.Null => [new FieldChange(pointer, null)],
            _ => [new FieldChange(pointer, LiveValue.Of(value, pointer))],
        };

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var found) && found.ValueKind == JsonValueKind.String
            ? found.GetString()
            : null;
}

using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Quell.Runbook.Live;

/// <summary>What comes of a list when it is edited.</summary>
internal static class ListEdits
{
    /// <returns>The list as JSON text; null where an edit does not fit, or what was there is not known.</returns>
    public static string? Apply(string? list, ImmutableArray<ListEdit> edits)
    {
        try
        {
            var items = (list is null ? new JsonArray() : JsonNode.Parse(list)) as JsonArray;
            return items is not null && edits.All(edit => Apply(items, edit)) ? items.ToJsonString() : null;
        }
        catch (JsonException)
        {
            return null; // Only its digest was kept.
        }
    }

    private static bool Apply(JsonArray items, ListEdit edit)
    {
        var place =
            edit.Place is "-" ? items.Count
            : int.TryParse(edit.Place, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
            : int.MaxValue;
        if (edit.Operation is "add")
        {
            if (place > items.Count)
            {
                return false;
            }
            items.Insert(place, Value(edit));
            return true;
        }
        if (place >= items.Count)
        {
            return false;
        }
        items.RemoveAt(place);
        if (edit.Operation is "replace")
        {
            items.Insert(place, Value(edit));
        }
        return true;
    }

    private static JsonNode? Value(ListEdit edit) => edit.Value is null ? null : JsonNode.Parse(edit.Value);
}

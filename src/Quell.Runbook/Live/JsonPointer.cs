using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;

namespace Quell.Runbook.Live;

/// <summary>Names a place in a JSON document, as RFC 6901 writes it.</summary>
internal static class JsonPointer
{
    public static string Of(params ReadOnlySpan<string> steps)
    {
        var pointer = string.Empty;
        foreach (var step in steps)
        {
            pointer +=
                "/" + step.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);
        }
        return pointer;
    }

    public static ImmutableArray<string> Steps(string pointer) =>
        [
            .. pointer
                .Split('/')
                .Skip(1)
                .Select(step =>
                    step.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal)
                ),
        ];

    /// <summary>The place above, and the last step; null for the whole document.</summary>
    public static (string Parent, string Last)? Split(string pointer)
    {
        var slash = pointer.LastIndexOf('/');
        return slash < 0 ? null : (pointer[..slash], Steps(pointer)[^1]);
    }

    /// <summary>True for a step that names a place in a list: a number, or the end.</summary>
    public static bool IsPlace(string step) =>
        step is "-" || (step.Length is > 0 and < 10 && step.All(char.IsAsciiDigit));

    /// <summary>What stands there; null where the pointer leads nowhere.</summary>
    public static JsonElement? At(JsonElement root, string pointer)
    {
        var at = root;
        foreach (var step in Steps(pointer))
        {
            if (at.ValueKind == JsonValueKind.Object && at.TryGetProperty(step, out var member))
            {
                at = member;
            }
            else if (
                at.ValueKind == JsonValueKind.Array
                && int.TryParse(step, NumberStyles.None, CultureInfo.InvariantCulture, out var place)
                && place < at.GetArrayLength()
            )
            {
                at = at[place];
            }
            else
            {
                return null;
            }
        }
        return at;
    }
}

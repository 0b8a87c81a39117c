using System.Collections.Immutable;
using System.Text.Json;
using Quell.Domain.Calls;
using Quell.Domain.Text;

namespace Quell.Sysdig.Configuration;

/// <summary>What an entry would do, as lines for a person: what is started or reached, and which variables it is given.</summary>
/// <remarks>No value of a variable and of a header is among them; arguments stand as they are written in the file.</remarks>
public sealed record EntryPreview(ImmutableArray<string> Lines)
{
    private const int MaxShown = 40;

    internal static EntryPreview Of(JsonElement entry, McpEndpoint endpoint) =>
        new([
            .. endpoint is McpEndpoint.Http http ? Reached(http) : Started(entry),
            $"Variables it uses: {Names(Used(entry))}",
            $"Variables it sets: {Names(Members(entry, "env"))}",
        ]);

    private static IEnumerable<string> Reached(McpEndpoint.Http http) =>
        [
            $"It sends requests to: {Printable.Of(http.Url.IdnHost, 200)} ({http.How})",
            $"Headers it sends: {Names(http.Headers.Keys)}",
        ];

    private static IEnumerable<string> Started(JsonElement entry)
    {
        yield return $"It starts: {Shown(Text(entry, "command"))}";
        var arguments =
            entry.TryGetProperty("args", out var list) && list.ValueKind == JsonValueKind.Array
                ? list.EnumerateArray().Select(item => Shown(item.GetString())).ToList()
                : [];
        yield return $"With the arguments: {(arguments.Count == 0 ? "none" : string.Join(' ', arguments.Take(MaxShown)) + More(arguments.Count))}";
        if (Text(entry, "cwd") is { } folder)
        {
            yield return $"In the folder: {Shown(folder)}";
        }
    }

    private static SortedSet<string> Used(JsonElement entry)
    {
        var names = new SortedSet<string>(StringComparer.Ordinal);
        Collect(entry, names);
        return names;
    }

    private static void Collect(JsonElement value, SortedSet<string> names)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.String:
                names.UnionWith(VariableExpansion.Names(value.GetString()!));
                break;
            case JsonValueKind.Array:
                foreach (var item in value.EnumerateArray())
                {
                    Collect(item, names);
                }
                break;
            case JsonValueKind.Object:
                foreach (var member in value.EnumerateObject())
                {
                    Collect(member.Value, names);
                }
                break;
        }
    }

    private static IEnumerable<string> Members(JsonElement entry, string name) =>
        entry.TryGetProperty(name, out var map) && map.ValueKind == JsonValueKind.Object
            ? map.EnumerateObject().Select(member => member.Name).Order(StringComparer.Ordinal)
            : [];

    private static string? Text(JsonElement entry, string name) =>
        entry.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static string Names(IEnumerable<string> names)
    {
        var all = names.ToList();
        return all.Count == 0
            ? "none"
            : string.Join(", ", all.Take(MaxShown).Select(name => Printable.Of(name, 80))) + More(all.Count);
    }

    private static string More(int count) => count > MaxShown ? $" and {count - MaxShown} more" : string.Empty;

    private static string Shown(string? text) => Printable.Of(ShellWord.Quote(Redaction.Of(text ?? string.Empty)), 300);
}

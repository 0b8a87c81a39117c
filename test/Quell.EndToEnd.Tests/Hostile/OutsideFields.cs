using System.Text.Json;
using System.Text.Json.Nodes;
using Quell.Domain.Cases;
using Quell.Domain.Text;

namespace Quell.EndToEnd.Tests.Hostile;

/// <summary>Puts words behind the text of every field of a case that may hold something of the outside.</summary>
/// <remarks>
/// Which fields those are is not listed here, so that none can be forgotten: it is every text of the journal but the names by
/// which its entries refer to each other, and the fields that take no other words than the program's.
/// </remarks>
/// <param name="leaves">True for a path into which no word is put; null: words go everywhere.</param>
internal sealed class OutsideFields(Func<string, bool>? leaves = null)
{
    private const string TicketText = "action_closed.ticket_text";

    /// <summary>What ties entries together: with another name there, a report would be of nothing.</summary>
    private static readonly HashSet<string> s_ties = new(StringComparer.Ordinal)
    {
        "type",
        "kind",
        "key",
        "fact_key",
        "about",
        "digest",
        "question_id",
        "approved_by",
        "meaning",
        "sha256",
        "action.value",
        "case.value",
        "event_id",
        "question.id",
        "actions[].id.value",
    };

    /// <summary>Maps whose names the outside chooses as well.</summary>
    private static readonly HashSet<string> s_maps = new(StringComparer.Ordinal)
    {
        "fields",
        "labels",
        "annotations",
        "values",
        "outputs",
        "parameters",
    };

    private readonly Dictionary<string, bool> _takesWords = new(StringComparer.Ordinal);
    private readonly HashSet<string> _planted = new(StringComparer.Ordinal);

    /// <summary>The fields that words were put into, as paths: <c>call_ended.outcome.reading.threat.rule_name</c>.</summary>
    public IReadOnlySet<string> Planted => _planted;

    /// <summary>The same case with the word in all of them.</summary>
    public IReadOnlyList<JournalEntry> With(IEnumerable<JournalEntry> entries, string word) =>
        [.. entries.Select(entry => entry with { Body = With(entry.Body, _ => word) })];

    /// <summary>One entry with words in all of them.</summary>
    /// <param name="word">The word that is put behind a text.</param>
    public CaseEntry With(CaseEntry body, Func<string, string> word)
    {
        var json = JsonNode.Parse(JsonSerializer.Serialize(body, CaseJson.Default.CaseEntry))!;
        var type = (string)json["type"]!;
        var planted = Walk(
            json,
            type,
            (path, text) => Takes(json, type, path) ? Behind(path, text, word(text)) : text
        )!;
        Name(planted, word(type));
        return Read(planted) ?? throw new InvalidOperationException($"{type} does not read back");
    }

    /// <summary>A ticket's text is lines that the program made of what is planted elsewhere: the word stands in each as it writes it.</summary>
    private static string Behind(string path, string text, string word) =>
        path is TicketText
            ? string.Join('\n', text.Split('\n').Select(line => Printable.Line(line + word)))
            : text + word;

    /// <summary>Tried once for a path, with letters alone: an enumeration or a number does not read back.</summary>
    private bool Takes(JsonNode entry, string type, string path)
    {
        if (!_takesWords.TryGetValue(path, out var takes))
        {
            takes =
                leaves?.Invoke(path) != true
                && !s_ties.Any(tie => path.EndsWith($".{tie}", StringComparison.Ordinal))
                && Read(Walk(entry, type, (at, text) => at == path ? text + "x" : text)) is not null;
            _takesWords[path] = takes;
        }
        if (takes)
        {
            _planted.Add(path);
        }
        return takes;
    }

    /// <summary>One more member in every map of the outside, with the word for its name.</summary>
    private static void Name(JsonNode? node, string word)
    {
        foreach (var (name, member) in node is JsonObject map ? map.ToList() : [])
        {
            Name(member, word);
            if (s_maps.Contains(name) && member is JsonObject named)
            {
                named[$"note{word}"] = JsonValue.Create(word);
            }
        }
        foreach (var item in node as JsonArray ?? [])
        {
            Name(item, word);
        }
    }

    private static CaseEntry? Read(JsonNode? json)
    {
        try
        {
            return json.Deserialize(CaseJson.Default.CaseEntry);
        }
        catch (Exception unfit) when (unfit is JsonException or ArgumentException or FormatException)
        {
            return null;
        }
    }

    private static JsonNode? Walk(JsonNode? node, string path, Func<string, string, string> text) =>
        node switch
        {
            JsonObject map => new JsonObject(
                map.Select(member => KeyValuePair.Create(member.Key, Walk(member.Value, $"{path}.{member.Key}", text)))
            ),
            JsonArray list => new JsonArray([.. list.Select(item => Walk(item, $"{path}[]", text))]),
            JsonValue value when value.TryGetValue<string>(out var told) => JsonValue.Create(text(path, told)),
            _ => node?.DeepClone(),
        };
}

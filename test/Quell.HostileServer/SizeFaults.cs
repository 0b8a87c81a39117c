using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Quell.HostileServer;

/// <summary>Answers that are too much, written piece by piece: it is the other side that has to hold them.</summary>
internal static class SizeFaults
{
    private const int Piece = 64 * 1024;
    private const int Megabyte = 1024 * 1024;

    /// <summary>With this many items in each of its lists every answer of the tenant is just short enough to be read.</summary>
    private const int MostThatFit = 1_500;

    public static IEnumerable<Fault> All { get; } =
    [
        new("many-items", message => Swollen(message, MostThatFit)),
        new("too-many-items", message => Swollen(message, 5_000)),
        Later("a-million-numbers", message => Structured(message, Numbers())),
        Later("a-million-numbers-in-a-text", message => Text(message, Numbers())),
        Later("seven-megabytes-of-one-text", message => Text(message, Prose())),
        new(
            "seven-megabytes-of-events",
            message => message.Tool == "list_runtime_events" ? Structured(message, Events(message)) : Honest(message)
        ),
    ];

    /// <summary>Where the first answers are no answers there is no run that could be asked more.</summary>
    private static Fault Later(string name, Func<Message, IEnumerable<Dealt>> deal) =>
        new(name, message => message.Turn < 3 ? Honest(message) : deal(message));

    private static IEnumerable<Dealt> Honest(Message message) => [Dealt.Line(message.Line)];

    private static IEnumerable<Dealt> Swollen(Message message, int items) =>
        Payload(message) is { } payload ? Both(message, Swollen(payload, items)) : Honest(message);

    private static JsonNode? Payload(Message message) => JsonNode.Parse(message.Line)!["result"]?["structuredContent"];

    /// <summary>The payload with so many items in each of its lists.</summary>
    private static IEnumerable<string> Swollen(JsonNode? node, int items)
    {
        switch (node)
        {
            case JsonObject map:
                foreach (var (number, member) in map.Index())
                {
                    yield return $"{(number == 0 ? '{' : ',')}\"{JsonEncodedText.Encode(member.Key)}\":";
                    foreach (var part in Swollen(member.Value, items))
                    {
                        yield return part;
                    }
                }
                yield return map.Count == 0 ? "{}" : "}";
                break;
            case JsonArray { Count: > 0 } list:
                var given = list.Select(item => item?.ToJsonString() ?? "null").ToList();
                for (var number = 0; number < items; number++)
                {
                    yield return (number == 0 ? "[" : ",") + given[number % given.Count];
                }
                yield return "]";
                break;
            default:
                yield return node?.ToJsonString() ?? "null";
                break;
        }
    }

    private static IEnumerable<string> Numbers() =>
        Enumerable.Repeat("0,", 1_000_000).Prepend("""{"data":[""").Append("0]}");

    /// <summary>Every word of it could be the beginning of a secret.</summary>
    private static IEnumerable<string> Prose() =>
        Enumerable.Repeat("password: token= https://u:p@h/x?k=v Bearer key ", 7 * Megabyte / 49);

    /// <summary>As many events as a page may have, with fields that are escaped wherever they are written, and new ones in each page.</summary>
    private static IEnumerable<string> Events(Message message)
    {
        var text = string.Concat(Enumerable.Repeat("\u00e9\u4e16\u202e", 480));
        var fields = string.Join(',', Enumerable.Range(0, 10).Select(field => $"\"proc.cmdline.{field}\":\"{text}\""));
        for (var number = 0; number < 200; number++)
        {
            var start = number == 0 ? "{\"data\":[" : ",";
            yield return $"{start}{{\"id\":\"e{message.Turn}-{number}\",\"name\":\"x\",\"content\":{{\"fields\":{{{fields}}}}}}}";
        }
        yield return "]}";
    }

    private static IEnumerable<Dealt> Both(Message message, IEnumerable<string> payload) =>
        Line(
            payload
                .Select(Escaped)
                .Prepend("{\"result\":{\"content\":[{\"type\":\"text\",\"text\":\"")
                .Append("\"}],\"structuredContent\":")
                .Concat(payload)
                .Append(End(message))
        );

    private static IEnumerable<Dealt> Structured(Message message, IEnumerable<string> payload) =>
        Line(payload.Prepend("{\"result\":{\"content\":[],\"structuredContent\":").Append(End(message)));

    private static IEnumerable<Dealt> Text(Message message, IEnumerable<string> payload) =>
        Line(
            payload
                .Select(Escaped)
                .Prepend("{\"result\":{\"content\":[{\"type\":\"text\",\"text\":\"")
                .Append("\"}]" + End(message))
        );

    private static string Escaped(string part) => JsonEncodedText.Encode(part).ToString();

    private static string End(Message message) => $"}},\"id\":{message.Id},\"jsonrpc\":\"2.0\"}}\n";

    private static IEnumerable<Dealt> Line(IEnumerable<string> parts)
    {
        var gathered = new StringBuilder();
        foreach (var part in parts)
        {
            gathered.Append(part);
            if (gathered.Length > Piece)
            {
                yield return new Dealt.Bytes(Encoding.UTF8.GetBytes(gathered.ToString()));
                gathered.Clear();
            }
        }
        yield return new Dealt.Bytes(Encoding.UTF8.GetBytes(gathered.ToString()));
    }
}

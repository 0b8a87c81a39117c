using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Quell.Lab.Programs.Printing;

/// <summary>YAML as kubectl prints it: block style, keys in alphabetical order, quotes only where they are needed.</summary>
internal static class YamlOutput
{
    public static string Write(JsonNode node)
    {
        var text = new StringBuilder();
        Node(text, node, 0);
        return text.ToString();
    }

    private static void Node(StringBuilder text, JsonNode? node, int depth)
    {
        switch (node)
        {
            case JsonObject { Count: > 0 } map:
                foreach (var (key, value) in map.OrderBy(e => e.Key, StringComparer.Ordinal))
                {
                    text.Append(' ', depth).Append(Scalar(key)).Append(':');
                    Value(text, value, depth);
                }

                break;
            case JsonArray { Count: > 0 } list:
                foreach (var item in list)
                {
                    Item(text, item, depth);
                }

                break;
            default:
                text.Append(' ', depth).Append(Scalar(node)).Append('\n');
                break;
        }
    }

    private static void Value(StringBuilder text, JsonNode? value, int depth)
    {
        switch (value)
        {
            case JsonObject { Count: > 0 }:
                text.Append('\n');
                Node(text, value, depth + 2);
                break;
            case JsonArray { Count: > 0 }:
                text.Append('\n');
                Node(text, value, depth);
                break;
            default:
                text.Append(' ').Append(Scalar(value)).Append('\n');
                break;
        }
    }

    private static void Item(StringBuilder text, JsonNode? item, int depth)
    {
        var inner = new StringBuilder();
        Node(inner, item, depth + 2);
        text.Append(' ', depth).Append("- ").Append(inner, depth + 2, inner.Length - depth - 2);
    }

    private static string Scalar(JsonNode? node) =>
        node switch
        {
            null => "null",
            JsonObject => "{}",
            JsonArray => "[]",
            JsonValue value when value.TryGetValue<string>(out var text) => Scalar(text),
            _ => node.ToJsonString(),
        };

    private static string Scalar(string text)
    {
        var isWord =
            text.Length > 0
            && text is not ("true" or "false" or "null" or "~" or "yes" or "no" or "on" or "off" or "y" or "n")
            && text.All(c =>
                char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-' or '/' or ':' or ' ' or '@' or '=' or '+'
            )
            && (char.IsAsciiLetter(text[0]) || text[0] is '/' or '_')
            && !text.Contains(": ", StringComparison.Ordinal)
            && text[^1] is not (':' or ' ');
        return isWord && !double.TryParse(text, NumberStyles.Any, CultureInfo.InvariantCulture, out _)
            ? text
            : $"\"{JsonEncodedText.Encode(text)}\"";
    }
}

using System.Globalization;
using System.Text.Json.Nodes;

namespace Quell.Lab.Yaml;

/// <summary>Free parts of a scenario (manifests, IAM objects, event bodies) as JSON.</summary>
internal static class JsonFromYaml
{
    public static JsonNode? Typed(YamlNode node) =>
        node switch
        {
            YamlNode.Map map => new JsonObject(map.Entries.Select(e => KeyValuePair.Create(e.Key, Typed(e.Value)))),
            YamlNode.Sequence list => new JsonArray([.. list.Items.Select(Typed)]),
            YamlNode.Scalar { Plain: true } plain => Plain(plain.Text),
            YamlNode.Scalar quoted => JsonValue.Create(quoted.Text),
            _ => null,
        };

    private static JsonValue? Plain(string text)
    {
        switch (text)
        {
            case "" or "~" or "null":
                return null;
            case "true" or "false":
                return JsonValue.Create(text is "true");
            default:
                break;
        }

        const NumberStyles Whole = NumberStyles.AllowLeadingSign;
        const NumberStyles Real = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;
        if (long.TryParse(text, Whole, CultureInfo.InvariantCulture, out var whole))
        {
            return JsonValue.Create(whole);
        }

        return decimal.TryParse(text, Real, CultureInfo.InvariantCulture, out var real)
            ? JsonValue.Create(real)
            : JsonValue.Create(text);
    }
}

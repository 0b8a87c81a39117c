using System.Globalization;
using System.Text.Json.Nodes;

namespace Quell.Lab.SysQl;

/// <summary>Field values: text, decimal, boolean or JSON.</summary>
internal static class Values
{
    public static JsonNode? Json(object? value) =>
        value switch
        {
            string text => JsonValue.Create(text),
            bool flag => JsonValue.Create(flag),
            decimal number when number == decimal.Truncate(number) && Math.Abs(number) < long.MaxValue =>
                JsonValue.Create((long)number),
            decimal number => JsonValue.Create(number),
            JsonNode node => node.DeepClone(),
            _ => null,
        };

    public static object? FromJson(JsonNode? node)
    {
        if (node is not JsonValue value)
        {
            return node;
        }

        if (value.TryGetValue<string>(out var text))
        {
            return text;
        }

        if (value.TryGetValue<bool>(out var flag))
        {
            return flag;
        }

        return decimal.TryParse(value.ToJsonString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? number
            : value.ToJsonString();
    }

    /// <summary>For grouping and DISTINCT: equal values have equal text.</summary>
    public static string Identity(object? value) =>
        value switch
        {
            null => "-",
            Entity entity => $"e{entity.Type}/{entity.Key}",
            string text => "t" + text,
            bool flag => flag ? "b1" : "b0",
            decimal number => "n" + number.ToString("G29", CultureInfo.InvariantCulture),
            JsonNode node => "j" + node.ToJsonString(),
            _ => "?",
        };

    /// <returns>Null when either is absent or they are not of one kind.</returns>
    public static int? Compare(object? left, object? right) =>
        (left, right) switch
        {
            (string a, string b) => string.CompareOrdinal(a, b),
            (decimal a, decimal b) => a.CompareTo(b),
            (bool a, bool b) => a.CompareTo(b),
            _ => null,
        };
}

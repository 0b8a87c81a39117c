using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace Quell.Lab.Programs.Aws;

/// <summary>The client's own paging: <c>--max-items</c> cuts the answer's list and leaves a token for the rest.</summary>
internal static class Paging
{
    public static JsonObject Cut(JsonObject answer, CommandLine line)
    {
        var list = answer.FirstOrDefault(e => e.Value is JsonArray);
        if (list.Value is not JsonArray items || (line["max-items"] is null && line["starting-token"] is null))
        {
            return answer;
        }

        var skip = Skipped(line["starting-token"]);
        var take = int.TryParse(line["max-items"], NumberStyles.None, CultureInfo.InvariantCulture, out var most)
            ? most
            : int.MaxValue;
        var rest = items.Count > (long)skip + take;
        answer[list.Key] = new JsonArray([.. items.Skip(skip).Take(take).Select(i => i?.DeepClone())]);
        if (rest)
        {
            answer["NextToken"] = Convert.ToBase64String(
                Encoding.UTF8.GetBytes($"{{\"Marker\": null, \"boto_truncate_amount\": {skip + take}}}")
            );
        }

        return answer;
    }

    private static int Skipped(string? token)
    {
        if (token is null)
        {
            return 0;
        }

        try
        {
            var amount = JsonNode.Parse(Convert.FromBase64String(token))?["boto_truncate_amount"];
            return amount?.GetValue<int>() ?? 0;
        }
        catch (Exception bad)
            when (bad is FormatException or System.Text.Json.JsonException or InvalidOperationException)
        {
            throw new AwsRefusal("InvalidInput", "Bad starting token");
        }
    }
}

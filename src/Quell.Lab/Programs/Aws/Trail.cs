using System.Globalization;
using System.Text.Json.Nodes;
using Quell.Lab.World;

namespace Quell.Lab.Programs.Aws;

/// <summary>aws cloudtrail lookup-events.</summary>
internal static class Trail
{
    private const int Most = 50;
    private static readonly TimeSpan s_kept = TimeSpan.FromDays(90);

    public static JsonObject Lookup(AwsAccount account, CommandLine line, DateTimeOffset now)
    {
        var from = Time(line["start-time"]) ?? now - s_kept;
        var to = Time(line["end-time"]) ?? now;
        if (from > to)
        {
            throw new AwsRefusal(
                "InvalidTimeRangeException",
                "The specified time range is not valid: the start time is after the end time."
            );
        }

        var region = line["region"] ?? account.Spec.Region;
        var fits = Attribute(line["lookup-attributes"]);
        var found = account
            .Trail()
            .Where(e => Instants.Read(Json.Text(e, "EventTime")) is { } at && at >= from && at <= to)
            .Where(e => region.Length == 0 || Json.Text(e, "AwsRegion") is "" || Json.Text(e, "AwsRegion") == region)
            .Where(fits);
        var events =
            line["max-results"] is null && !line.Has("no-paginate") ? found : found.Take(Page(line["max-results"]));
        return new JsonObject { ["Events"] = new JsonArray([.. events.Select(e => Event(account, e))]) };
    }

    private static int Page(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? Math.Min(n, Most) : Most;

    private static DateTimeOffset? Time(string? text) =>
        text is null ? null
        : double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds)
            ? DateTimeOffset.UnixEpoch.AddSeconds(seconds)
        : Instants.Read(text);

    private static Func<JsonObject, bool> Attribute(string? text)
    {
        if (text is null)
        {
            return _ => true;
        }

        var parts = text.Split(',', 2);
        var key = parts[0].Replace("AttributeKey=", string.Empty, StringComparison.Ordinal);
        var value =
            parts.Length > 1
                ? parts[1].Replace("AttributeValue=", string.Empty, StringComparison.Ordinal)
                : string.Empty;
        return key switch
        {
            "EventId" or "EventName" or "EventSource" or "Username" or "AccessKeyId" => e =>
                string.Equals(Json.Text(e, key), value, StringComparison.Ordinal),
            "ReadOnly" => e => string.Equals(ReadOnly(e), value, StringComparison.Ordinal),
            "ResourceName" or "ResourceType" => e =>
                Json.Items(e, "Resources").Any(r => string.Equals(Json.Text(r, key), value, StringComparison.Ordinal)),
            _ => throw new AwsRefusal("InvalidLookupAttributesException", $"Lookup attribute key {key} is not valid."),
        };
    }

    private static string ReadOnly(JsonObject entry)
    {
        var name = Json.Text(entry, "EventName");
        var isRead =
            name.StartsWith("Get", StringComparison.Ordinal)
            || name.StartsWith("List", StringComparison.Ordinal)
            || name.StartsWith("Describe", StringComparison.Ordinal)
            || name.StartsWith("AssumeRole", StringComparison.Ordinal);
        return Json.Text(entry, "ReadOnly") is { Length: > 0 } given ? given
            : isRead ? "true"
            : "false";
    }

    private static JsonObject Event(AwsAccount account, JsonObject entry)
    {
        var at = Instants.Read(Json.Text(entry, "EventTime"))!.Value;
        var printed = new JsonObject
        {
            ["EventId"] = Json.Text(entry, "EventId"),
            ["EventName"] = Json.Text(entry, "EventName"),
            ["ReadOnly"] = ReadOnly(entry),
            ["EventTime"] = Instants.Offset(at),
            ["EventSource"] = Json.Text(entry, "EventSource"),
        };
        foreach (var key in new[] { "AccessKeyId", "Username" })
        {
            if (Json.Text(entry, key) is { Length: > 0 } text)
            {
                printed[key] = text;
            }
        }

        printed["Resources"] = entry["Resources"]?.DeepClone() ?? new JsonArray();
        printed["CloudTrailEvent"] = Whole(account, entry, at).ToJsonString();
        return printed;
    }

    /// <summary>The record itself, which the answer carries as a text.</summary>
    private static JsonObject Whole(AwsAccount account, JsonObject entry, DateTimeOffset at)
    {
        var whole = new JsonObject
        {
            ["eventVersion"] = "1.09",
            ["userIdentity"] = new JsonObject
            {
                ["type"] = Json.Text(entry, "UserType") is { Length: > 0 } type ? type : "IAMUser",
                ["arn"] = Json.Text(entry, "UserArn"),
                ["accountId"] = account.Spec.Id,
                ["accessKeyId"] = Json.Text(entry, "AccessKeyId"),
                ["userName"] = Json.Text(entry, "Username"),
            },
            ["eventTime"] = Instants.Seconds(at),
            ["eventSource"] = Json.Text(entry, "EventSource"),
            ["eventName"] = Json.Text(entry, "EventName"),
            ["awsRegion"] = Json.Text(entry, "AwsRegion"),
            ["sourceIPAddress"] = Json.Text(entry, "SourceIPAddress"),
            ["userAgent"] = Json.Text(entry, "UserAgent"),
            ["eventID"] = Json.Text(entry, "EventId"),
            ["readOnly"] = ReadOnly(entry) is "true",
            ["recipientAccountId"] = account.Spec.Id,
        };
        if (Json.Text(entry, "ErrorCode") is { Length: > 0 } error)
        {
            whole["errorCode"] = error;
        }

        return whole;
    }
}

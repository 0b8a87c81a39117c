using System.Collections.Immutable;
using System.Text.Json;
using Quell.Domain.Facts;

namespace Quell.Runbook.Probe.Aws;

/// <summary>What CloudTrail recorded of an identity around the event.</summary>
internal static class TrailRecipe
{
    private const int Most = 100;

    public static readonly AwsRecipe Trail = Of("aws cloudtrail", "listing what the identity did around the event");

    public static readonly AwsRecipe TrailOfRole = Of(
        "aws cloudtrail of the role",
        "listing who assumed the role around the event"
    );

    private static AwsRecipe Of(string source, string purpose) =>
        new(
            source,
            [FactKeys.CloudTrail],
            "cloudtrail",
            "lookup-events",
            purpose,
            (output, _) =>
                AwsJson.Items(output, "Events") is { } events
                    ? [(FactKeys.CloudTrail, Newest(events.Select(Line)))]
                    : null
        );

    /// <summary>Newest first, each once, bounded.</summary>
    public static ImmutableArray<string> Newest(IEnumerable<string> lines) =>
        [.. lines.Distinct(StringComparer.Ordinal).OrderDescending(StringComparer.Ordinal).Take(Most)];

    private static string Line(JsonElement record)
    {
        using var inner = Inner(record);
        var detail = inner?.RootElement ?? default;
        return (AwsJson.Time(detail, "eventTime") ?? AwsJson.Time(record, "EventTime") ?? "?")
            + $" {AwsJson.Word(AwsJson.Text(record, "EventName") ?? AwsJson.Text(detail, "eventName")) ?? "?"}"
            + Part("source", AwsJson.Text(record, "EventSource") ?? AwsJson.Text(detail, "eventSource"))
            + Part("from", AwsJson.Text(detail, "sourceIPAddress"))
            + Part("error", AwsJson.Text(detail, "errorCode"));
    }

    private static JsonDocument? Inner(JsonElement record)
    {
        try
        {
            return AwsJson.Text(record, "CloudTrailEvent") is { } text ? JsonDocument.Parse(text) : null;
        }
        catch (JsonException)
        {
            return null; // The record itself still says when and what.
        }
    }

    private static string Part(string name, string? value) =>
        AwsJson.Word(value) is { } word ? $" {name}={word}" : string.Empty;
}

using System.Collections.Immutable;
using System.Text.Json;
using Quell.Domain.Facts;

namespace Quell.Runbook.Probe.Aws;

/// <summary>What CloudTrail recorded of an identity around the event.</summary>
internal static class TrailRecipe
{
    /// <summary>Begins a value that says what the others lack.</summary>
    public const string Incomplete = "incomplete:";

    /// <summary>As many events as one call asks for.</summary>
    public const int MostOfCall = 50;

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
                    ? [(FactKeys.CloudTrail, Newest(events.Select(Line).Concat(Cut(output))))]
                    : null
        );

    /// <summary>What is lacking first, then newest first, each once, bounded.</summary>
    public static ImmutableArray<string> Newest(IEnumerable<string> lines)
    {
        var parts = lines.Distinct(StringComparer.Ordinal).ToLookup(IsIncomplete);
        var events = parts[false].OrderDescending(StringComparer.Ordinal).ToList();
        string[] cut = events.Count > Most ? [$"{Incomplete} cut at {Most}"] : [];
        return
        [
            .. parts[true].Concat(cut).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
            .. events.Take(Most),
        ];
    }

    private static bool IsIncomplete(string line) => line.StartsWith(Incomplete, StringComparison.Ordinal);

    /// <summary>A token for more says that the call's bound cut the answer.</summary>
    private static string[] Cut(JsonElement output) =>
        AwsJson.Text(output, "NextToken") is null ? [] : [$"{Incomplete} cut at {MostOfCall}"];

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

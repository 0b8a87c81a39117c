using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Quell.Domain.Facts;
using Quell.Runbook.Propose;

namespace Quell.Reports;

/// <summary>Facts of a plan: known with their citation, unknown with their reason, conflicting with every reading.</summary>
internal static class PlanFacts
{
    public static void Write(Utf8JsonWriter json, Fact fact)
    {
        json.WriteStartObject();
        json.WriteString("key", fact.Key);
        switch (fact)
        {
            case Fact.Known { Reading: var reading }:
                json.WriteString("state", "known");
                Reading(json, reading);
                break;
            case Fact.Conflicting conflict:
                json.WriteString("state", "conflicting");
                json.WriteStartArray("readings");
                foreach (var reading in conflict.Readings)
                {
                    json.WriteStartObject();
                    Reading(json, reading);
                    json.WriteEndObject();
                }
                json.WriteEndArray();
                break;
            case Fact.Unknown unknown:
                json.WriteString("state", "unknown");
                Reason(json, unknown);
                break;
        }
        json.WriteEndObject();
    }

    public static void WriteGap(Utf8JsonWriter json, PlanGap gap)
    {
        json.WriteStartObject();
        json.WriteString("fact", gap.What.Key);
        Reason(json, gap.What);
        WriteCitations(json, "asked", gap.Asked);
        json.WriteEndObject();
    }

    public static void WriteCitation(Utf8JsonWriter json, Citation citation)
    {
        json.WriteStartObject();
        json.WriteString("source", citation.Source);
        json.WriteString("command", citation.Command);
        json.WriteEndObject();
    }

    public static void WriteCitations(Utf8JsonWriter json, string name, ImmutableArray<Citation> citations)
    {
        json.WriteStartArray(name);
        foreach (var citation in citations)
        {
            WriteCitation(json, citation);
        }
        json.WriteEndArray();
    }

    public static void WriteTime(Utf8JsonWriter json, string name, DateTimeOffset? time) =>
        json.WriteString(
            name,
            time?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture)
        );

    public static void WriteFlag(Utf8JsonWriter json, string name, bool? value)
    {
        if (value is { } known)
        {
            json.WriteBoolean(name, known);
        }
        else
        {
            json.WriteNull(name);
        }
    }

    public static void WriteTexts(Utf8JsonWriter json, string name, ImmutableArray<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts)
        {
            json.WriteStringValue(text);
        }
        json.WriteEndArray();
    }

    private static void Reading(Utf8JsonWriter json, FactReading reading)
    {
        WriteTexts(json, "values", reading.Values);
        json.WritePropertyName("citation");
        WriteCitation(json, reading.Citation);
        WriteTime(json, "observed_at", reading.ObservedAt);
    }

    private static void Reason(Utf8JsonWriter json, Fact.Unknown unknown)
    {
        json.WriteString("reason", Word(unknown.Reason));
        json.WriteString("detail", unknown.Detail);
        json.WriteString("how_to_find_out", unknown.HowToFindOut);
    }

    private static string Word(UnknownReason reason) =>
        reason switch
        {
            UnknownReason.NotAsked => "not_asked",
            UnknownReason.Empty => "empty",
            UnknownReason.Rejected => "rejected",
            UnknownReason.Forbidden => "forbidden",
            UnknownReason.Unreachable => "unreachable",
            UnknownReason.LoggedOut => "logged_out",
            UnknownReason.Unreadable => "unreadable",
            _ => throw new ArgumentOutOfRangeException(nameof(reason)),
        };
}

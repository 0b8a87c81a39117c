using System.Collections.Immutable;
using System.Text.Json;
using Quell.Domain;
using Quell.Runbook.Report;

namespace Quell.Reports;

/// <summary>The watches and the timeline of a report.</summary>
internal static class JsonTimeline
{
    public static void Watches(Utf8JsonWriter json, ImmutableArray<ReportedWatch> watches)
    {
        json.WriteStartArray("watches");
        foreach (var watch in watches)
        {
            json.WriteStartObject();
            json.WriteNumber("number", watch.Number);
            json.WriteString("selector", watch.Selector);
            PlanFacts.WriteTime(json, "started_at", watch.StartedAt);
            PlanFacts.WriteTime(json, "ended_at", watch.EndedAt);
            json.WriteNumber("polls", watch.Polls);
            json.WriteNumber("interval_s", watch.IntervalSeconds);
            PlanFacts.WriteTime(json, "re_fires_after", watch.Since);
            json.WriteString("by_clock", watch.SinceSource);
            json.WriteString("verdict", watch.Verdict?.Word());
            json.WriteString("why", watch.Why);
            PlanFacts.WriteTexts(json, "re_fires", watch.ReFires);
            Polled(json, watch.Polled);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    public static void Spans(Utf8JsonWriter json, ImmutableArray<ReportedSpan> spans)
    {
        json.WriteStartArray("timeline");
        foreach (var span in spans.OrderBy(span => span.From))
        {
            json.WriteStartObject();
            json.WriteString("lane", span.Lane.ToString().ToLowerInvariant());
            PlanFacts.WriteTime(json, "from", span.From);
            PlanFacts.WriteTime(json, "to", span.To);
            json.WriteString("what", span.Words);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void Polled(Utf8JsonWriter json, ImmutableArray<ReportedPoll> polls)
    {
        json.WriteStartArray("polled");
        foreach (var poll in polls)
        {
            json.WriteStartObject();
            json.WriteNumber("number", poll.Number);
            PlanFacts.WriteTime(json, "at", poll.At);
            if (poll.Events is { } events)
            {
                json.WriteNumber("events", events);
            }
            else
            {
                json.WriteNull("events");
            }
            json.WriteString("missed", poll.Missed);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }
}

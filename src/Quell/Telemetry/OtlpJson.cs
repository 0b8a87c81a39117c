using System.Buffers;
using System.Globalization;
using System.Text.Json;

namespace Quell.Telemetry;

/// <summary>Spans and durations in the JSON form of OTLP.</summary>
internal sealed class OtlpJson(string service, string version)
{
    private const int Client = 3;
    private const int Internal = 1;
    private const int Ok = 1;
    private const int Error = 2;
    private const int Cumulative = 2;

    public ReadOnlyMemory<byte> Traces(IReadOnlyCollection<SpanKept> spans) =>
        Written(
            "resourceSpans",
            "scopeSpans",
            "spans",
            json =>
            {
                foreach (var span in spans)
                {
                    Write(json, span);
                }
            }
        );

    public ReadOnlyMemory<byte> Metrics(
        IReadOnlyCollection<DurationFold> durations,
        DateTimeOffset since,
        DateTimeOffset now
    ) =>
        Written(
            "resourceMetrics",
            "scopeMetrics",
            "metrics",
            json =>
            {
                foreach (var instrument in durations.GroupBy(fold => fold.Instrument, StringComparer.Ordinal))
                {
                    Write(json, instrument, since, now);
                }
            }
        );

    private ReadOnlyMemory<byte> Written(string outer, string scoped, string list, Action<Utf8JsonWriter> each)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(buffer);
        json.WriteStartObject();
        json.WriteStartArray(outer);
        json.WriteStartObject();
        json.WriteStartObject("resource");
        Write(json, [new("service.name", service), new("service.version", version)]);
        json.WriteEndObject();
        json.WriteStartArray(scoped);
        json.WriteStartObject();
        json.WriteStartObject("scope");
        json.WriteString("name", Quell.Runbook.Gates.CallTrace.Source);
        json.WriteEndObject();
        json.WriteStartArray(list);
        each(json);
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenMemory;
    }

    private static void Write(Utf8JsonWriter json, SpanKept span)
    {
        json.WriteStartObject();
        json.WriteString("traceId", span.TraceId);
        json.WriteString("spanId", span.SpanId);
        if (span.ParentId is not null)
        {
            json.WriteString("parentSpanId", span.ParentId);
        }
        json.WriteString("name", span.Name);
        json.WriteNumber("kind", span.IsCall ? Client : Internal);
        json.WriteString("startTimeUnixNano", Nanoseconds(span.Start));
        json.WriteString("endTimeUnixNano", Nanoseconds(span.Start + span.Took));
        Write(json, span.Tags);
        json.WriteStartObject("status");
        json.WriteNumber("code", span.IsError ? Error : Ok);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Write(
        Utf8JsonWriter json,
        IGrouping<string, DurationFold> instrument,
        DateTimeOffset since,
        DateTimeOffset now
    )
    {
        json.WriteStartObject();
        json.WriteString("name", instrument.Key);
        json.WriteString("unit", "s");
        json.WriteStartObject("histogram");
        json.WriteNumber("aggregationTemporality", Cumulative);
        json.WriteStartArray("dataPoints");
        foreach (var fold in instrument)
        {
            json.WriteStartObject();
            Write(json, fold.Tags);
            json.WriteString("startTimeUnixNano", Nanoseconds(since));
            json.WriteString("timeUnixNano", Nanoseconds(now));
            json.WriteString("count", Text(fold.Count));
            json.WriteNumber("sum", fold.Sum);
            json.WriteStartArray("bucketCounts");
            foreach (var count in fold.Counts)
            {
                json.WriteStringValue(Text(count));
            }
            json.WriteEndArray();
            json.WriteStartArray("explicitBounds");
            foreach (var bound in DurationFold.Bounds)
            {
                json.WriteNumberValue(bound);
            }
            json.WriteEndArray();
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, IEnumerable<KeyValuePair<string, string>> tags)
    {
        json.WriteStartArray("attributes");
        foreach (var (name, value) in tags)
        {
            json.WriteStartObject();
            json.WriteString("key", name);
            json.WriteStartObject("value");
            json.WriteString("stringValue", value);
            json.WriteEndObject();
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static string Nanoseconds(DateTimeOffset at) =>
        Text((at - DateTimeOffset.UnixEpoch).Ticks * TimeSpan.NanosecondsPerTick);

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}

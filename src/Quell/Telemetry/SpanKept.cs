using System.Collections.Immutable;
using System.Diagnostics;

namespace Quell.Telemetry;

/// <summary>One span as it is sent.</summary>
internal sealed record SpanKept(
    string TraceId,
    string SpanId,
    string? ParentId,
    string Name,
    bool IsCall,
    bool IsError,
    DateTimeOffset Start,
    TimeSpan Took,
    ImmutableArray<KeyValuePair<string, string>> Tags
)
{
    public static SpanKept Of(Activity span) =>
        new(
            span.TraceId.ToHexString(),
            span.SpanId.ToHexString(),
            span.ParentSpanId == default ? null : span.ParentSpanId.ToHexString(),
            span.OperationName,
            span.Kind == ActivityKind.Client,
            span.Status == ActivityStatusCode.Error,
            new DateTimeOffset(span.StartTimeUtc, TimeSpan.Zero),
            span.Duration,
            [.. span.Tags.Select(tag => new KeyValuePair<string, string>(tag.Key, tag.Value ?? string.Empty))]
        );
}

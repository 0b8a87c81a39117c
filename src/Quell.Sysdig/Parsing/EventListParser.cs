using System.Text.Json;
using Quell.Domain.Calls;

namespace Quell.Sysdig.Parsing;

/// <summary>Reads a page of events (sysdig-facts 4.1, 4.3).</summary>
internal static class EventListParser
{
    // The tool's own default, where the call names no limit.
    private const long DefaultLimit = 50;

    public static CallReading? Parse(JsonElement payload, JsonElement arguments, KnownEvents known)
    {
        if (Payload.List(payload, out var isEmpty, "events") is not { } list)
        {
            return isEmpty ? new CallReading.Events(new EventPage([], Full: false)) : null;
        }

        var limit = arguments.Member("limit").Whole() is { } asked and > 0 ? asked : DefaultLimit;
        var total = (payload.Member("page") ?? payload.Member("data")?.Member("page"))?.Member("total").Whole();
        var length = list.GetArrayLength();
        var events = known.Read(((JsonElement?)list).Items().Where(item => item.ValueKind == JsonValueKind.Object));
        return new CallReading.Events(new EventPage(events, Full: length >= limit || total > length));
    }
}

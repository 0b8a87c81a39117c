using System.Runtime.InteropServices;
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
        var given = list.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.Object).ToList();
        var taken = Fitting(given).ToList();
        var isFull = list.GetArrayLength() >= limit || total > list.GetArrayLength() || taken.Count < given.Count;
        return new CallReading.Events(new EventPage(known.Read(taken), isFull));
    }

    private static IEnumerable<JsonElement> Fitting(List<JsonElement> given)
    {
        var bytes = 0;
        foreach (var item in given.Take(Limits.Events))
        {
            bytes += JsonMarshal.GetRawUtf8Value(item).Length;
            if (bytes > Limits.AnswerBytes)
            {
                yield break;
            }

            yield return item;
        }
    }
}

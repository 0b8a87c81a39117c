using System.Text.Json;
using Quell.Domain.Calls;
using Quell.Domain.Responses;

namespace Quell.Sysdig.Parsing;

/// <summary>Reads the capture storage (sysdig-facts 3), in which no property is required.</summary>
internal static class CaptureStorageParser
{
    private static readonly string[] s_marks = ["isEnabled", "enabled", "buckets", "bucket"];

    public static CallReading? Parse(JsonElement payload)
    {
        if (Payload.Object(payload, s_marks, "captureStorage", "storage") is { } storage)
        {
            return new CallReading.Storage(
                new CaptureStorage(storage.Member("isEnabled", "enabled").Flag(), Bucket(storage))
            );
        }

        // Every property may be absent, so an object that names none of them still says that there is no bucket.
        return IsEmpty(payload) || payload.Member("data") is { } inner && IsEmpty(inner)
            ? new CallReading.Storage(new CaptureStorage(null, null))
            : null;
    }

    private static bool IsEmpty(JsonElement element) =>
        element.ValueKind == JsonValueKind.Object && element.EnumerateObject().All(IsKnown);

    private static bool IsKnown(JsonProperty member) =>
        s_marks.Any(mark => Loose.IsNamed(member, mark)) || Loose.IsNamed(member, "isEncryptionWithProvidedKeyEnabled");

    private static string? Bucket(JsonElement storage) =>
        storage.Member("buckets", "bucket") switch
        {
            { ValueKind: JsonValueKind.Array } list => ((JsonElement?)list)
                .Items()
                .Select(item => item.Member("name").Text() ?? ((JsonElement?)item).Text())
                .FirstOrDefault(name => name is not null),
            { ValueKind: JsonValueKind.Object } single => single.Member("name").Text(),
            var name => name.Text(),
        };
}

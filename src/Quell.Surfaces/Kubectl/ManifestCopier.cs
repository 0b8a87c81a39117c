using System.Buffers;
using System.Text.Json;
using Quell.Domain.Text;

namespace Quell.Surfaces.Kubectl;

/// <summary>An object as it can be created again: without what only the server may set, and without secrets.</summary>
internal static class ManifestCopier
{
    private static readonly JsonWriterOptions s_layout = new() { Indented = true, NewLine = "\n" };

    /// <returns>Null where the bytes are not one object.</returns>
    public static ReadOnlyMemory<byte>? Copy(ReadOnlyMemory<byte> printed)
    {
        var redacted = new ArrayBufferWriter<byte>(printed.Length + 16);
        if (!JsonRedaction.TryCopy(printed.Span, redacted))
        {
            return null;
        }
        using var document = JsonDocument.Parse(redacted.WrittenMemory);
        if (document.RootElement.ValueKind != JsonValueKind.Object)
        {
            return null;
        }
        var manifest = new ArrayBufferWriter<byte>(redacted.WrittenCount);
        using (var writer = new Utf8JsonWriter(manifest, s_layout))
        {
            Members(writer, document.RootElement, IsOfTheServer);
        }
        return manifest.WrittenMemory;
    }

    private static void Members(Utf8JsonWriter writer, JsonElement from, Func<string, bool> isLeftOut)
    {
        writer.WriteStartObject();
        foreach (var member in from.EnumerateObject().Where(member => !isLeftOut(member.Name)))
        {
            writer.WritePropertyName(member.Name);
            if (member.NameEquals("metadata") && member.Value.ValueKind == JsonValueKind.Object)
            {
                Members(writer, member.Value, IsOfTheServersMetadata);
            }
            else if (member.NameEquals("annotations") && member.Value.ValueKind == JsonValueKind.Object)
            {
                Members(writer, member.Value, IsLastApplied);
            }
            else
            {
                member.Value.WriteTo(writer);
            }
        }
        writer.WriteEndObject();
    }

    private static bool IsOfTheServer(string name) => name is "status";

    private static bool IsOfTheServersMetadata(string name) =>
        name
            is "uid"
                or "resourceVersion"
                or "generation"
                or "creationTimestamp"
                or "deletionTimestamp"
                or "deletionGracePeriodSeconds"
                or "managedFields"
                or "selfLink";

    /// <summary>Its value is redacted already; an apply would take the mark for what was applied before.</summary>
    private static bool IsLastApplied(string name) =>
        name.EndsWith("last-applied-configuration", StringComparison.Ordinal);
}

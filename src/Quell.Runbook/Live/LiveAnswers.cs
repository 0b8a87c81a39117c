using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Quell.Domain.Calls;
using Quell.Runbook.Probe.Aws;

namespace Quell.Runbook.Live;

/// <summary>Understands what the programs print of the one thing that a look is at.</summary>
public static class LiveAnswers
{
    /// <returns>Null for a call that is no look, and for output that is not what its line prints.</returns>
    public static CallReading.Live? Read(OutsideCall call, ReadOnlyMemory<byte> output)
    {
        if (call.Fields.IsDefault || call.Request is not CallRequest.Command { Argv: var argv })
        {
            return null;
        }
        try
        {
            using var document = JsonDocument.Parse(output);
            return argv switch
            {
                ["kubectl", "get", ..] => Object(document.RootElement, call.Fields),
                ["aws", "iam", "list-attached-role-policies", ..] => Members(
                    document.RootElement,
                    "AttachedPolicies",
                    AwsChanges.Policies,
                    item => (Text(item, "PolicyArn"), "true")
                ),
                ["aws", "iam", "list-access-keys", ..] => Members(
                    document.RootElement,
                    "AccessKeyMetadata",
                    AwsChanges.Keys,
                    item => (Text(item, "AccessKeyId"), LiveValue.OfText(Text(item, "Status") ?? "unknown", "/Status"))
                ),
                ["aws", "cloudtrail", "lookup-events", ..] => Denials(document.RootElement),
                _ => null,
            };
        }
        catch (Exception failure) when (failure is JsonException or InvalidOperationException)
        {
            return null; // Not JSON, or a text in it that is no Unicode.
        }
    }

    private static CallReading.Live? Object(JsonElement root, ImmutableArray<string> fields)
    {
        if (
            JsonPointer.At(root, "/metadata/uid") is not { ValueKind: JsonValueKind.String } uid
            || JsonPointer.At(root, "/metadata/name") is not { ValueKind: JsonValueKind.String }
        )
        {
            return null;
        }
        return new CallReading.Live(
            new LiveObject(
                uid.GetString(),
                JsonPointer.At(root, "/metadata/resourceVersion") is { ValueKind: JsonValueKind.String } version
                    ? version.GetString()
                    : null,
                JsonPointer.At(root, "/metadata/generation") is { ValueKind: JsonValueKind.Number } generation
                && generation.TryGetInt64(out var number)
                    ? number
                    : null,
                fields
                    .Select(pointer => (pointer, Value: JsonPointer.At(root, pointer)))
                    .Where(field => field.Value is { ValueKind: not JsonValueKind.Null })
                    .ToImmutableSortedDictionary(
                        field => field.pointer,
                        field => LiveValue.Of(field.Value!.Value, field.pointer),
                        StringComparer.Ordinal
                    )
            )
        );
    }

    /// <summary>A list as one field a member, and one field that counts them: any change of it is seen.</summary>
    private static CallReading.Live? Members(
        JsonElement root,
        string list,
        string pointer,
        Func<JsonElement, (string? Name, string Value)> read
    )
    {
        if (
            root.ValueKind != JsonValueKind.Object
            || !root.TryGetProperty(list, out var items)
            || items.ValueKind != JsonValueKind.Array
        )
        {
            return null;
        }
        var members = items
            .EnumerateArray()
            .Select(read)
            .Where(member => member.Name is not null)
            .DistinctBy(member => member.Name, StringComparer.Ordinal)
            .ToList();
        var fields = members.ToImmutableSortedDictionary(
            member => pointer + JsonPointer.Of(member.Name!),
            member => member.Value,
            StringComparer.Ordinal
        );
        var all = string.Join(
            ", ",
            members
                .Select(member => member.Value is "true" ? member.Name! : $"{member.Name}={member.Value.Trim('"')}")
                .Order(StringComparer.Ordinal)
        );
        return new CallReading.Live(
            new LiveObject(
                null,
                null,
                null,
                fields.SetItem(
                    pointer,
                    LiveValue.OfText(
                        string.Create(CultureInfo.InvariantCulture, $"{members.Count}: {all}").TrimEnd(' ', ':'),
                        pointer
                    )
                )
            )
        );
    }

    private static CallReading.Live? Denials(JsonElement root) =>
        AwsJson.Items(root, "Events") is null
            ? null
            : new CallReading.Live(
                new LiveObject(
                    null,
                    null,
                    null,
                    EnforcementLook.FirstDenied(root) is { } denied
                        ? ImmutableSortedDictionary<string, string>.Empty.Add(
                            EnforcementLook.Denied,
                            LiveValue.OfText(denied, EnforcementLook.Denied)
                        )
                        : ImmutableSortedDictionary<string, string>.Empty
                )
            );

    private static string? Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object
        && element.TryGetProperty(name, out var found)
        && found.ValueKind == JsonValueKind.String
            ? found.GetString()
            : null;
}

using System.Text.Json;

namespace Quell.Sysdig.Parsing;

/// <summary>Finds the object or the list that an answer is about inside the wrappings that servers put around it.</summary>
internal static class Payload
{
    private static readonly string[] s_wrappings = ["data", "result", "results", "response", "value"];
    private const int MaxWrappings = 4;

    /// <summary>
    /// The object: unwrapped from <c>{"data":{…}}</c>, from a list of one, and from the given names, until one has a member
    /// that <paramref name="marks"/> name; null when none has.
    /// </summary>
    public static JsonElement? Object(
        JsonElement payload,
        ReadOnlySpan<string> marks,
        params ReadOnlySpan<string> names
    )
    {
        for (var turn = 0; turn <= MaxWrappings; turn++)
        {
            if (payload.ValueKind == JsonValueKind.Object && payload.Member(marks) is not null)
            {
                return payload;
            }

            if (Inner(payload, names) is not { } inner)
            {
                return null;
            }

            payload = inner;
        }

        return null;
    }

    /// <summary>
    /// The list: an array, or the array under <c>data</c> or one of the given names. Null and absent lists under a known
    /// name are empty, as Go writes them. Undefined when there is no list.
    /// </summary>
    public static JsonElement? List(JsonElement payload, out bool isEmpty, params ReadOnlySpan<string> names)
    {
        isEmpty = payload.ValueKind == JsonValueKind.Null;
        for (var turn = 0; turn <= MaxWrappings && !isEmpty; turn++)
        {
            if (payload.ValueKind == JsonValueKind.Array)
            {
                return payload;
            }

            if (Inner(payload, names) is not { } inner)
            {
                isEmpty = HasNull(payload, names) || HasNull(payload, s_wrappings);
                return null;
            }

            payload = inner;
        }

        return null;
    }

    private static JsonElement? Inner(JsonElement payload, ReadOnlySpan<string> names)
    {
        if (payload is { ValueKind: JsonValueKind.Array } && payload.GetArrayLength() == 1)
        {
            return payload[0];
        }

        return payload.Member(names) is { ValueKind: JsonValueKind.Object or JsonValueKind.Array } named ? named
            : payload.Member(s_wrappings) is { ValueKind: JsonValueKind.Object or JsonValueKind.Array } wrapped
                ? wrapped
            : null;
    }

    private static bool HasNull(JsonElement payload, ReadOnlySpan<string> names)
    {
        if (payload.ValueKind == JsonValueKind.Object)
        {
            foreach (var member in payload.EnumerateObject())
            {
                foreach (var name in names)
                {
                    if (member.Value.ValueKind == JsonValueKind.Null && Loose.IsNamed(member, name))
                    {
                        return true;
                    }
                }
            }
        }

        return false;
    }
}

using System.Text.Json;
using System.Text.Json.Nodes;

namespace Quell.EndToEnd.Tests.Reports;

/// <summary>Checks events against what OCSF publishes of their classes: every attribute known, what is required there, every enumeration kept.</summary>
internal sealed class OcsfSchema(JsonNode published)
{
    public string Version => (string)published["version"]!;

    public IReadOnlyList<string> Errors(JsonNode document) =>
        [.. document.AsArray().Index().SelectMany(item => Event(item.Item!.AsObject(), $"[{item.Index}]"))];

    private IEnumerable<string> Event(JsonObject said, string path)
    {
        if (published["classes"]![$"{said["class_uid"]}"] is not JsonObject known)
        {
            return [$"{path}: no class {said["class_uid"]}"];
        }
        var profiles = (said["metadata"]?["profiles"]?.AsArray() ?? []).Select(name => (string)name!).ToHashSet();
        return Object(known, said, path, profiles).Concat(Sums(said, path));
    }

    /// <summary>Numbers that are made of others.</summary>
    private static IEnumerable<string> Sums(JsonObject said, string path)
    {
        if ((long)said["type_uid"]! != ((long)said["class_uid"]! * 100) + (long)said["activity_id"]!)
        {
            yield return $"{path}: type_uid is not class and activity";
        }
        if (said["end_time"] is { } end && (long)end - (long)said["start_time"]! != (long)said["duration"]!)
        {
            yield return $"{path}: duration is not the time between start and end";
        }
    }

    private IEnumerable<string> Object(JsonObject known, JsonObject said, string path, HashSet<string> profiles)
    {
        var attributes = known["attributes"]!.AsObject();
        foreach (var (name, rule) in attributes)
        {
            if ((string?)rule!["requirement"] == "required" && said[name] is null)
            {
                yield return $"{path}: {name} is missing";
            }
        }
        if (known["at_least_one"] is JsonArray some && !some.Any(name => said[(string)name!] is not null))
        {
            yield return $"{path}: none of {some.ToJsonString()}";
        }
        foreach (var (name, value) in said)
        {
            if (attributes[name] is not JsonObject rule)
            {
                yield return $"{path}: {name} is no attribute of it";
                continue;
            }
            foreach (var error in value is null ? [] : Value(rule, value, $"{path}.{name}", profiles))
            {
                yield return error;
            }
        }
    }

    private IEnumerable<string> Value(JsonObject rule, JsonNode value, string path, HashSet<string> profiles)
    {
        if (rule["profile"] is { } profile && !profiles.Contains((string)profile!))
        {
            yield return $"{path}: needs the profile {profile}";
        }
        if (!Is((string)rule["type"]!, value))
        {
            yield return $"{path}: is no {rule["type"]}";
            yield break;
        }
        if (rule["enum"] is JsonObject words && words[value.ToJsonString()] is null)
        {
            yield return $"{path}: {value.ToJsonString()} is none of {words.ToJsonString()}";
        }
        if (rule["of"] is not { } of)
        {
            yield break;
        }
        var known = published["objects"]![(string)of!]!.AsObject();
        var parts = value is JsonArray list ? list.Select(item => item!.AsObject()) : [value.AsObject()];
        foreach (var error in parts.SelectMany(part => Object(known, part, path, profiles)))
        {
            yield return error;
        }
    }

    private static bool Is(string type, JsonNode value) =>
        type switch
        {
            "integer" => value is JsonValue number && number.TryGetValue<long>(out _),
            "string" => value.GetValueKind() == JsonValueKind.String,
            "object" => value is JsonObject,
            "array" => value is JsonArray,
            _ => throw new InvalidOperationException($"no such type: {type}"),
        };
}

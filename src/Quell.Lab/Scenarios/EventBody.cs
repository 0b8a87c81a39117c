using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Quell.Lab.Yaml;

namespace Quell.Lab.Scenarios;

/// <summary>The free part of an event: checked by key, so that a misspelt one is found, but not by value.</summary>
internal static class EventBody
{
    private static readonly ImmutableArray<string> s_texts =
    [
        "originator",
        "category",
        "source",
        "rawEventOriginator",
        "rawEventCategory",
        "engine",
        "name",
        "description",
    ];

    private static readonly ImmutableHashSet<string> s_content =
    [
        "type",
        "policyId",
        "ruleName",
        "ruleType",
        "ruleSubType",
        "ruleTags",
        "output",
        "fields",
        "runBook",
        "origin",
        "command",
        "exe",
        "detectedClassProbability",
        "integrationId",
        "integrationType",
        "policyOrigin",
        "priority",
        "policyNotificationChannelIds",
        "stats",
        "sequence",
        "namespace",
        "clusterName",
        "resourceName",
        "resourceKind",
        "zones",
        "scanResult",
    ];

    /// <summary>Reads the body keys of a map that may hold others, too; what is absent is left out.</summary>
    public static JsonObject Read(MapReader map)
    {
        var body = new JsonObject();
        foreach (var key in s_texts)
        {
            if (map.OptionalText(key) is { } text)
            {
                body[key] = text;
            }
        }

        if (map.Has("severity"))
        {
            body["severity"] = map.Whole("severity", 0, 0, 7);
        }

        Put(body, "sourceDetails", map.Json("sourceDetails"));
        if (map.Has("actions"))
        {
            body["actions"] = new JsonArray([.. map.List("actions").Select(JsonFromYaml.Typed)]);
        }

        if (map.Map("content", "`content`") is { } content)
        {
            body["content"] = Content(content);
        }

        Put(body, "labels", Strings(map, "labels"));
        return body;
    }

    private static JsonObject Content(MapReader map)
    {
        var content = new JsonObject();
        foreach (var key in s_content.Where(map.Has))
        {
            content[key] = key is "fields" ? Strings(map, key) : JsonFromYaml.Typed(map.Node(key)!);
        }

        foreach (var key in s_content)
        {
            map.Node(key);
        }

        map.Done();
        return content;
    }

    /// <summary>The service's labels and fields are texts, numbers included; <c>~</c> takes an inherited one away.</summary>
    private static JsonObject? Strings(MapReader map, string key)
    {
        if (map.Node(key) is not YamlNode.Map given)
        {
            map.Texts(key);
            return map.Has(key) ? [] : null;
        }

        var strings = new JsonObject();
        foreach (var entry in given.Entries)
        {
            if (entry.Value is YamlNode.Scalar scalar)
            {
                strings[entry.Key] = scalar is { Plain: true, Text: "~" } ? null : scalar.Text;
            }
            else
            {
                map.Problems.Add(entry.Value.At, $"`{entry.Key}` is {entry.Value.Kind}", "write a text, or ~ for none");
            }
        }

        return strings;
    }

    private static void Put(JsonObject body, string key, JsonObject? value)
    {
        if (value is not null)
        {
            body[key] = value;
        }
    }
}

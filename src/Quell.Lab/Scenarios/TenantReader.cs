using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Quell.Lab.Yaml;

namespace Quell.Lab.Scenarios;

/// <summary>Reads <c>tenant:</c>; every key has a default, and the default tenant can do everything.</summary>
internal static class TenantReader
{
    private static readonly ImmutableHashSet<string> s_permissions =
    [
        "policy-events.read",
        "sage.exec",
        "risks.read",
        "sysdig-storage.read",
        "containment-response-actions.exec",
        "containment-response-actions.read",
        "data-gathering-response-actions.exec",
        "data-gathering-response-actions.read",
    ];

    private static readonly ImmutableArray<string> s_storageFlags = ["isEnabled", "isEncryptionWithProvidedKeyEnabled"];

    private static readonly ImmutableArray<string> s_bucketTexts =
    [
        "folder",
        "description",
        "providerKeyId",
        "endpoint",
        "region",
    ];

    public static TenantProfile Read(MapReader? given, Problems problems)
    {
        var map = given ?? new MapReader(null, "`tenant`", problems);
        var storage = Storage(map.Map("storage", "`storage`"));
        var works = storage["isEnabled"]?.GetValue<bool>() == true && storage["buckets"] is JsonArray { Count: > 0 };
        var profile = new TenantProfile
        {
            CustomerId = map.OptionalText("customerId") ?? "practice",
            Permissions = Permissions(map),
            HideForbiddenTools = map.Flag("hideForbiddenTools", false),
            IngestDelay = map.Span("ingestDelay", TimeSpan.Zero),
            Storage = storage,
            StoresArtifacts = map.Flag("storesArtifacts", works),
            Responders = Responders(map),
        };
        map.Done();
        return profile;
    }

    private static ImmutableHashSet<string> Permissions(MapReader map)
    {
        var words = map.Words("permissions");
        foreach (var unknown in words.Where(w => !s_permissions.Contains(w)))
        {
            var known = string.Join(", ", s_permissions.Order(StringComparer.Ordinal));
            map.Problems.Add(map.PlaceOf("permissions"), $"unknown permission `{unknown}`", "use some of: " + known);
        }

        return map.Has("permissions") ? words.ToImmutableHashSet(StringComparer.Ordinal) : s_permissions;
    }

    private static JsonObject Storage(MapReader? map)
    {
        if (map is null)
        {
            return new JsonObject { ["isEnabled"] = false, ["buckets"] = null };
        }

        var storage = new JsonObject();
        foreach (var key in s_storageFlags.Where(map.Has))
        {
            storage[key] = map.Flag(key, false);
        }

        if (map.Has("buckets"))
        {
            storage["buckets"] =
                map.Node("buckets") is YamlNode.Sequence
                    ? new JsonArray([.. map.List("buckets").Select(b => Bucket(new(b, "a bucket", map.Problems)))])
                    : null;
        }

        map.Done();
        return storage;
    }

    private static JsonObject Bucket(MapReader map)
    {
        var bucket = new JsonObject { ["name"] = map.Text("name") };
        foreach (var key in s_bucketTexts)
        {
            if (map.OptionalText(key) is { } text)
            {
                bucket[key] = text;
            }
        }

        bucket["pathStyleAccess"] = map.Flag("pathStyleAccess", false);
        map.Done();
        return bucket;
    }

    private static ImmutableArray<Responder> Responders(MapReader map)
    {
        if (!map.Has("responders"))
        {
            var all = ImmutableDictionary<string, string>.Empty;
            return [new("HOST", all, false), new("CLUSTER", all, false), new("CLOUD", all, false)];
        }

        return [.. map.List("responders").Select(r => Responder(new(r, "a responder", map.Problems)))];
    }

    private static Responder Responder(MapReader map)
    {
        var type = map.OneOf("type", string.Empty, ("HOST", "HOST"), ("CLUSTER", "CLUSTER"), ("CLOUD", "CLOUD"));
        if (!map.Has("type"))
        {
            map.Problems.Add(map.At, "a responder lacks `type`", "write HOST, CLUSTER or CLOUD");
        }

        var responder = new Responder(type, map.Texts("scope"), map.Flag("offline", false));
        map.Done();
        return responder;
    }
}

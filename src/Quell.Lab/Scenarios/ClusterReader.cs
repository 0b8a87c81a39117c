using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Quell.Lab.Yaml;

namespace Quell.Lab.Scenarios;

/// <summary>Reads the surroundings: <c>cluster:</c>, <c>account:</c> and <c>graph:</c>.</summary>
internal static class ClusterReader
{
    public static ClusterSpec? Cluster(MapReader? map)
    {
        if (map is null)
        {
            return null;
        }

        var name = map.Text("name");
        var cluster = new ClusterSpec
        {
            Name = name,
            Version = map.OptionalText("version") ?? string.Empty,
            Platform = map.OptionalText("platform") ?? string.Empty,
            Context = map.OptionalText("context") ?? name,
            User = map.OptionalText("user") ?? "responder",
            Objects = Objects(map),
            Forbidden =
            [
                .. map.List("forbidden").Select(n => Forbidden(new(n, "an item of `forbidden`", map.Problems))),
            ],
            Logs = [.. map.List("logs").Select(n => Log(new(n, "an item of `logs`", map.Problems)))],
        };
        map.Done();
        return cluster;
    }

    /// <summary>Every manifest once: a second one of the same name would silently be laid over the first.</summary>
    private static ImmutableArray<JsonObject> Objects(MapReader map)
    {
        var objects = ImmutableArray.CreateBuilder<JsonObject>();
        var names = new HashSet<ObjectName>();
        foreach (var node in map.List("objects"))
        {
            var manifest = Manifest(node, map.Problems);
            if (ObjectName.Of(manifest) is { } name && !names.Add(name))
            {
                map.Problems.Add(node.At, $"{name} is described twice", "keep one of the manifests");
            }

            objects.Add(manifest);
        }

        return objects.DrainToImmutable();
    }

    private static ForbiddenAccess Forbidden(MapReader map)
    {
        var forbidden = new ForbiddenAccess(map.Words("verbs"), map.Words("resources"), map.Words("namespaces"));
        map.Done();
        return forbidden;
    }

    private static LogSpec Log(MapReader map)
    {
        var log = new LogSpec(
            map.Text("namespace"),
            map.Text("pod"),
            map.OptionalText("container"),
            map.Flag("previous", false),
            map.Words("lines")
        );
        map.Done();
        return log;
    }

    public static JsonObject Manifest(YamlNode node, Problems problems)
    {
        if (JsonFromYaml.Typed(node) is not JsonObject manifest)
        {
            problems.Add(node.At, $"a Kubernetes object is {node.Kind}", "write a manifest");
            return [];
        }

        if (ObjectName.Of(manifest) is null || manifest["apiVersion"] is null)
        {
            problems.Add(node.At, "a manifest lacks apiVersion, kind or metadata.name", "add what is missing");
        }

        if (manifest["kind"] is JsonValue kind && kind.TryGetValue<string>(out var name) && name is "Secret")
        {
            problems.Add(node.At, "a Secret in a scenario", "leave it out: the program never reads one");
        }

        return manifest;
    }

    public static AccountSpec? Account(MapReader? map)
    {
        if (map is null)
        {
            return null;
        }

        var id = map.Text("id");
        var account = new AccountSpec
        {
            Provider = map.OptionalText("provider") ?? "aws",
            Id = id,
            Name = map.OptionalText("name") ?? string.Empty,
            Region = map.OptionalText("region") ?? string.Empty,
            Profile = map.OptionalText("profile"),
            Caller = map.Flag("credentials", true)
                ? map.OptionalText("caller") ?? $"arn:aws:sts::{id}:assumed-role/responder/quell"
                : null,
            Forbidden = map.Words("forbidden"),
            Groups = Named(map, "groups", "GroupName"),
            InstanceProfiles = Named(map, "instanceProfiles", "InstanceProfileName"),
            OpenIdProviders = map.Words("openIdProviders"),
            Users = Named(map, "users", "UserName"),
            Roles = Named(map, "roles", "RoleName"),
            Policies = Named(map, "policies", "PolicyName"),
            Trail = Named(map, "trail", "EventName"),
        };
        map.Done();
        return account;
    }

    public static GraphSpec Graph(MapReader? map)
    {
        if (map is null)
        {
            return new GraphSpec([], []);
        }

        var graph = new GraphSpec(
            [.. map.List("entities").Select(n => Entity(new(n, "an entity", map.Problems)))],
            [.. map.List("relations").Select(n => Relation(new(n, "a relation", map.Problems)))]
        );
        map.Done();
        return graph;
    }

    private static GraphSpec.ExtraEntity Entity(MapReader map)
    {
        var entity = new GraphSpec.ExtraEntity(map.Text("type"), map.Text("key"), map.Json("fields") ?? [], map.At);
        map.Done();
        return entity;
    }

    private static GraphSpec.ExtraRelation Relation(MapReader map)
    {
        var relation = new GraphSpec.ExtraRelation(map.Text("from"), map.Text("name"), map.Text("to"), map.At);
        map.Done();
        return relation;
    }

    private static ImmutableArray<JsonObject> Named(MapReader map, string key, string name)
    {
        var objects = ImmutableArray.CreateBuilder<JsonObject>();
        foreach (var node in map.List(key))
        {
            if (JsonFromYaml.Typed(node) is JsonObject item && item[name] is not null)
            {
                objects.Add(item);
            }
            else
            {
                map.Problems.Add(node.At, $"an item of `{key}` lacks `{name}`", $"add `{name}:`");
            }
        }

        return objects.DrainToImmutable();
    }
}

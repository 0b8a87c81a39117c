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

        var cluster = new ClusterSpec(
            map.Text("name"),
            map.OptionalText("version") ?? string.Empty,
            map.OptionalText("platform") ?? string.Empty,
            [.. map.List("objects").Select(node => Manifest(node, map.Problems))]
        );
        map.Done();
        return cluster;
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

        var account = new AccountSpec
        {
            Provider = map.OptionalText("provider") ?? "aws",
            Id = map.Text("id"),
            Name = map.OptionalText("name") ?? string.Empty,
            Region = map.OptionalText("region") ?? string.Empty,
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

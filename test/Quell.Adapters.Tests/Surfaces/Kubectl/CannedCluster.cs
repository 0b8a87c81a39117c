using System.Collections.Immutable;
using System.Text;
using System.Text.Json.Nodes;
using Quell.Runbook.Ports;
using YamlDotNet.RepresentationModel;

namespace Quell.Adapters.Tests.Surfaces.Kubectl;

/// <summary>Answers <c>kubectl get</c> from manifests, with the API versions that they were written in, however new.</summary>
internal sealed class CannedCluster : IProgramRunner
{
    private static readonly ImmutableArray<string> s_own =
    [
        "pod",
        "namespace",
        "node",
        "service",
        "endpoints",
        "endpointslice",
        "ingress",
        "networkpolicy",
        "poddisruptionbudget",
        "horizontalpodautoscaler",
        "serviceaccount",
        "persistentvolumeclaim",
        "rolebinding",
        "clusterrolebinding",
        "role",
        "clusterrole",
        "validatingwebhookconfiguration",
        "mutatingwebhookconfiguration",
        "storageclass",
        "apiservice",
        "daemonset",
        "deployment",
        "statefulset",
        "replicaset",
        "job",
        "cronjob",
        "lease",
        "replicationcontroller",
    ];

    private readonly List<JsonObject> _objects = [];

    public CannedCluster(params IEnumerable<string> manifests)
    {
        foreach (var manifest in manifests)
        {
            var yaml = new YamlStream();
            yaml.Load(new StringReader(manifest));
            _objects.AddRange(yaml.Documents.Select(document => Json(document.RootNode)).OfType<JsonObject>());
        }
        var groups = _objects
            .Select(GroupOf)
            .Where(group => group.Contains('.', StringComparison.Ordinal))
            .Distinct(StringComparer.Ordinal);
        foreach (var group in groups.ToList())
        {
            _objects.Add(
                new JsonObject
                {
                    ["apiVersion"] = "apiregistration.k8s.io/v1",
                    ["kind"] = "APIService",
                    ["metadata"] = new JsonObject { ["name"] = $"v1.{group}" },
                    ["spec"] = new JsonObject { ["group"] = group, ["version"] = "v1" },
                }
            );
        }
    }

    /// <summary>Lines that are answered otherwise.</summary>
    public Func<ImmutableArray<string>, ProgramOutcome?> Otherwise { get; init; } = _ => null;

    public ValueTask<ProgramOutcome> RunAsync(ProgramRun run, CancellationToken cancellationToken) =>
        ValueTask.FromResult(Otherwise(run.Arguments) ?? Get(run.Arguments));

    private ProgramOutcome Get(ImmutableArray<string> arguments)
    {
        var space = After(arguments, "-n");
        var fields = After(arguments, "--field-selector")?.Split(',') ?? [];
        var words = arguments.Skip(1).TakeWhile(word => !word.StartsWith('-')).ToList();
        var found = new List<JsonObject>();
        foreach (var word in words.SelectMany(word => word.Split(',')))
        {
            var (type, name) = word.Split('/') is [var left, var right] ? (left, right) : (word, null);
            if (!IsServed(type))
            {
                return new ProgramOutcome.Exited(
                    1,
                    default,
                    $"error: the server doesn't have a resource type \"{type.Split('.')[0]}\"\n"
                );
            }
            found.AddRange(
                _objects.Where(item =>
                    Is(item, type)
                    && (name is null || Text(item, "metadata", "name") == name)
                    && IsIn(item, space)
                    && Array.TrueForAll(fields, field => Fits(item, field))
                )
            );
        }
        var items = new JsonArray([
            .. found
                .OrderBy(item => Text(item, "metadata", "name"), StringComparer.Ordinal)
                .Select(item => item.DeepClone()),
        ]);
        var output =
            words.Count == 1 && words[0].Contains('/') && items.Count == 1
                ? items[0]!
                : new JsonObject
                {
                    ["apiVersion"] = "v1",
                    ["items"] = items,
                    ["kind"] = "List",
                };
        return new ProgramOutcome.Exited(0, Encoding.UTF8.GetBytes(output.ToJsonString()), "");
    }

    private bool IsServed(string type) =>
        s_own.Contains(type, StringComparer.Ordinal) || _objects.Exists(item => Is(item, type));

    private static bool Is(JsonObject item, string type)
    {
        var kind = Text(item, "kind").ToLowerInvariant();
        var head = type.Split('.')[0];
        var group = type.Contains('.') ? type[(head.Length + 1)..] : null;
        return (
                kind == head
                || $"{kind}s" == head
                || (kind.EndsWith('y') && $"{kind[..^1]}ies" == head)
                || $"{kind}es" == head
            )
            && (
                group is null
                    ? !GroupOf(item).Contains('.') || GroupOf(item).EndsWith(".k8s.io", StringComparison.Ordinal)
                    : GroupOf(item) == group
            );
    }

    private static bool IsIn(JsonObject item, string? space) =>
        space is null || item["metadata"]!["namespace"] is null || Text(item, "metadata", "namespace") == space;

    private static bool Fits(JsonObject item, string field)
    {
        var not = field.Contains("!=", StringComparison.Ordinal);
        var parts = field.Split(not ? "!=" : "=");
        return Text(item, parts[0].Split('.')) == parts[1] != not;
    }

    private static string GroupOf(JsonObject item) =>
        Text(item, "apiVersion").Split('/') is [var group, _] ? group : "";

    private static string Text(JsonNode? node, params string[] path)
    {
        foreach (var name in path)
        {
            node = node?[name];
        }
        return node?.GetValue<string>() ?? "";
    }

    private static string? After(ImmutableArray<string> arguments, string flag)
    {
        var at = arguments.IndexOf(flag);
        return at < 0 ? null : arguments[at + 1];
    }

    private static JsonNode? Json(YamlNode node) =>
        node switch
        {
            YamlMappingNode map => new JsonObject(
                map.Children.Select(child => KeyValuePair.Create(((YamlScalarNode)child.Key).Value!, Json(child.Value)))
            ),
            YamlSequenceNode list => new JsonArray([.. list.Children.Select(Json)]),
            YamlScalarNode { Style: YamlDotNet.Core.ScalarStyle.Plain, Value: { } text } => text is "true" or "false"
                ? JsonValue.Create(text is "true")
            : long.TryParse(text, out var number) ? JsonValue.Create(number)
            : JsonValue.Create(text),
            YamlScalarNode scalar => JsonValue.Create(scalar.Value),
            _ => null,
        };
}

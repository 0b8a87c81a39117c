using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CsCheck;
using Quell.Domain.Cases;
using Quell.Runbook.Ports;
using Quell.Surfaces.Kubectl;

namespace Quell.Adapters.Tests.Surfaces.Kubectl;

/// <summary>Whatever a cluster answers, reading it neither breaks nor lets a secret through.</summary>
public sealed class KubectlPropertiesTests
{
    private const string Secret = "hunter2-never-kept";

    private static readonly string[] s_names =
    [
        "metadata",
        "spec",
        "status",
        "labels",
        "annotations",
        "ownerReferences",
        "controller",
        "kind",
        "name",
        "namespace",
        "apiVersion",
        "containers",
        "initContainers",
        "volumes",
        "env",
        "value",
        "selector",
        "matchLabels",
        "matchExpressions",
        "operator",
        "values",
        "key",
        "ingress",
        "egress",
        "policyTypes",
        "rules",
        "verbs",
        "resources",
        "subjects",
        "roleRef",
        "endpoints",
        "conditions",
        "ready",
        "items",
        "template",
        "strategy",
        "replicas",
        "livenessProbe",
        "httpGet",
        "serviceAccountName",
        "nodeName",
        "webhooks",
        "clientConfig",
        "data",
    ];

    private static readonly string[] s_words =
    [
        "Pod",
        "Deployment",
        "Service",
        "NetworkPolicy",
        "Secret",
        "checkout-1",
        "shop",
        "checkout",
        "true",
        "In",
        "Ingress",
        "v1",
        "apps/v1",
        "\\ud800",
        "\u202e",
        "",
        "app == 'x' && (",
        "*",
    ];

    private static readonly Gen<JsonNode?> s_json = Gen.Recursive<JsonNode?>(
        (depth, inner) =>
            depth > 5
                ? s_leaf!
                : Gen.Frequency(
                    (2, s_leaf!),
                    (
                        3,
                        Gen.Select(Gen.OneOf(s_names), inner)
                            .Array[0, 6]
                            .Select(members => (JsonNode?)ObjectOf(members))
                    ),
                    (
                        1,
                        inner
                            .Array[0, 4]
                            .Select(items => (JsonNode?)new JsonArray([.. items.Select(item => item?.DeepClone())]))
                    )
                )
    );

    private static Gen<JsonNode?> s_leaf =>
        Gen.OneOf<JsonNode?>(
            Gen.OneOf(s_words).Select(word => (JsonNode?)JsonValue.Create(word)),
            Gen.Long.Select(number => (JsonNode?)JsonValue.Create(number)),
            Gen.Bool.Select(flag => (JsonNode?)JsonValue.Create(flag)),
            Gen.Const((JsonNode?)null)
        );

    private static JsonObject ObjectOf((string Name, JsonNode? Value)[] members)
    {
        var made = new JsonObject();
        foreach (var (name, value) in members)
        {
            made[name] = value?.DeepClone();
        }
        return made;
    }

    [Fact]
    public void Any_objects_are_read_without_breaking() =>
        Gen.Select(
                s_json,
                Gen.OneOf(
                    "Pod",
                    "Deployment",
                    "Service",
                    "NetworkPolicy",
                    "Ingress",
                    "Role",
                    "Lease",
                    "CiliumNetworkPolicy",
                    "ServiceAccount",
                    "Node"
                )
            )
            .Sample(
                (body, kind) =>
                {
                    var item = body as JsonObject ?? [];
                    item["kind"] = kind;
                    item["apiVersion"] = kind is "CiliumNetworkPolicy" ? "cilium.io/v2" : "v1";
                    (item["metadata"] as JsonObject ?? (JsonObject)(item["metadata"] = new JsonObject()))["name"] =
                        "checkout-1";
                    item["metadata"]!["namespace"] = "shop";
                    var list = new JsonObject
                    {
                        ["items"] = new JsonArray(item.DeepClone(), item.DeepClone()),
                    }.ToJsonString();
                    var surface = new KubectlSurface(
                        new Always(new ProgramOutcome.Exited(0, Encoding.UTF8.GetBytes(list), ""))
                    );
                    var probing = Probing
                        .RunAsync(
                            surface,
                            Threat.At("shop", "checkout-1", "deployment", "checkout-1", "n-1"),
                            CancellationToken.None
                        )
                        .GetAwaiter()
                        .GetResult();
                    probing.Map().ShouldNotBeEmpty();
                },
                iter: 300
            );

    [Fact]
    public void Any_bytes_are_an_outcome() =>
        Gen
            .Byte.Array[0, 400]
            .Sample(
                bytes =>
                {
                    var surface = new KubectlSurface(new Always(new ProgramOutcome.Exited(0, bytes, "")));
                    Probing
                        .RunAsync(surface, Threat.At("shop", "checkout-1"), CancellationToken.None)
                        .GetAwaiter()
                        .GetResult()
                        .Calls.ShouldNotBeEmpty();
                },
                iter: 200
            );

    [Fact]
    public void A_value_of_a_variable_is_neither_journalled_nor_kept_as_evidence_wherever_it_stands() =>
        Gen.OneOf("containers", "initContainers", "ephemeralContainers")
            .Sample(
                where =>
                {
                    var pod = $$$"""
                        {"apiVersion":"v1","kind":"Pod","metadata":{"name":"checkout-1","namespace":"shop",
                          "annotations":{"kubectl.kubernetes.io/last-applied-configuration":"{\"env\":\"{{{Secret}}}\"}"},
                          "managedFields":[{"fieldsV1":{"{{{Secret}}}":{} } }]},
                         "spec":{"{{{where}}}":[{"name":"app","image":"x","env":[{"name":"DB_PASSWORD","value":"{{{Secret}}}"},{"name":"TOKEN","value":"{{{Secret}}}"}],
                           "args":["--password={{{Secret}}}"]}]}}
                        """;
                    var surface = new KubectlSurface(
                        new Always(new ProgramOutcome.Exited(0, Encoding.UTF8.GetBytes(pod), ""))
                    );
                    var probing = Probing
                        .RunAsync(surface, Threat.At("shop", "checkout-1"), CancellationToken.None)
                        .GetAwaiter()
                        .GetResult();

                    foreach (var call in probing.State.Calls.Values.Where(call => call.Ended is not null))
                    {
                        JsonSerializer.Serialize(call.Ended!, CaseJson.Default.CaseEntry).ShouldNotContain(Secret);
                    }
                    probing.Map().ShouldNotContain(Secret);
                },
                iter: 3
            );

    private sealed class Always(ProgramOutcome outcome) : IProgramRunner
    {
        public ValueTask<ProgramOutcome> RunAsync(ProgramRun run, CancellationToken cancellationToken) =>
            ValueTask.FromResult(outcome);
    }
}

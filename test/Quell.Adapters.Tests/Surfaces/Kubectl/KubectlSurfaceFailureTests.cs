using System.Text;
using Quell.Domain.Calls;
using Quell.Domain.Facts;
using Quell.Runbook.Ports;
using Quell.Surfaces.Kubectl;

namespace Quell.Adapters.Tests.Surfaces.Kubectl;

/// <summary>What goes wrong out there becomes a gap with its reason and its fix, and the rest goes on.</summary>
public sealed class KubectlSurfaceFailureTests
{
    private const string Manifest = """
        apiVersion: v1
        kind: Namespace
        metadata: { name: shop }
        ---
        apiVersion: v1
        kind: Pod
        metadata: { name: checkout-1, namespace: shop, labels: { app: checkout } }
        spec: { serviceAccountName: checkout, containers: [{ name: app, image: x }] }
        ---
        apiVersion: v1
        kind: Service
        metadata: { name: checkout, namespace: shop }
        spec: { selector: { app: checkout } }
        ---
        apiVersion: v1
        kind: Endpoints
        metadata: { name: checkout, namespace: shop }
        subsets: [{ addresses: [{ targetRef: { kind: Pod, name: checkout-1 } }, { targetRef: { kind: Pod, name: checkout-2 } }] }]
        """;

    private static string Forbidden(string resource, string group) =>
        $"Error from server (Forbidden): {resource} is forbidden: User \"viewer\" cannot list resource \"{resource}\" in API group \"{group}\" in the namespace \"shop\"\n";

    [Theory]
    [InlineData("error: You must be logged in to the server (Unauthorized)", UnknownReason.LoggedOut, "log in again")]
    [InlineData(
        "error: You must be logged in to the server (the server has asked for the client to provide credentials)",
        UnknownReason.LoggedOut,
        "log in again"
    )]
    [InlineData(
        "Unable to connect to the server: getting credentials: exec: executable aws failed with exit code 255",
        UnknownReason.LoggedOut,
        "log in again"
    )]
    [InlineData(
        "Unable to connect to the server: dial tcp 10.0.0.1:6443: i/o timeout",
        UnknownReason.Unreachable,
        "check the address"
    )]
    [InlineData(
        "E0301 10:00:00.000000 1 memcache.go:265] couldn't get current server API group list\nThe connection to the server 127.0.0.1:6443 was refused - did you specify the right host or port?",
        UnknownReason.Unreachable,
        "check the address"
    )]
    [InlineData(
        "Unable to connect to the server: x509: certificate signed by unknown authority",
        UnknownReason.Unreachable,
        "check the address"
    )]
    [InlineData(
        "Unable to connect to the server: net/http: request canceled (Client.Timeout exceeded while awaiting headers)",
        UnknownReason.Unreachable,
        "did not answer in time"
    )]
    [InlineData("error: context \"prod-eu-1\" does not exist", UnknownReason.Unreachable, "kubeconfig")]
    [InlineData(
        "Error from server (InternalError): an error on the server has prevented the request from succeeding",
        UnknownReason.Unreachable,
        "try again"
    )]
    [InlineData(
        "Error from server (TooManyRequests): the server has received too many requests",
        UnknownReason.Unreachable,
        "try again"
    )]
    [InlineData(
        "error: something that nobody has seen before",
        UnknownReason.Rejected,
        "something that nobody has seen before"
    )]
    [InlineData("", UnknownReason.Rejected, "kubectl ended with code 1")]
    public async Task A_failure_of_every_call_is_the_reason_of_every_gap(
        string error,
        UnknownReason reason,
        string says
    )
    {
        var probing = await RunAsync(
            new CannedCluster(Manifest) { Otherwise = _ => new ProgramOutcome.Exited(1, default, error) }
        );

        foreach (
            var key in new[]
            {
                FactKeys.PodRestartPolicy,
                FactKeys.Services,
                FactKeys.NetworkPolicies,
                FactKeys.RbacBindings,
                FactKeys.Cni,
                FactKeys.Keda,
            }
        )
        {
            var gap = probing.Unknown(key);
            gap.Reason.ShouldBe(reason, $"{key}: {gap.Detail}");
            gap.Detail.ShouldContain(says);
        }
    }

    [Fact]
    public async Task A_kind_that_may_not_be_listed_is_a_gap_and_the_other_kinds_of_the_same_call_are_read()
    {
        var probing = await RunAsync(
            new CannedCluster(Manifest)
            {
                Otherwise = arguments =>
                    arguments.Any(word => word.StartsWith("service,", StringComparison.Ordinal))
                        ? new ProgramOutcome.Exited(
                            1,
                            Json(
                                """{"apiVersion":"v1","kind":"List","items":[{"apiVersion":"v1","kind":"Service","metadata":{"name":"checkout","namespace":"shop"},"spec":{"selector":{"app":"checkout"}}}]}"""
                            ),
                            Forbidden("networkpolicies", "networking.k8s.io")
                                + Forbidden("endpointslices", "discovery.k8s.io")
                        )
                        : null,
            }
        );

        probing.Values(FactKeys.Services).ShouldBe(["checkout"]);
        probing.Values(FactKeys.Ingress).ShouldBeEmpty();
        probing.Unknown(FactKeys.NetworkNetEffect).Reason.ShouldBe(UnknownReason.Forbidden);
        probing
            .Unknown(FactKeys.NetworkPolicies)
            .Detail.ShouldBe(
                "kubectl may not read networkpolicies: ask for get and list on networkpolicies.networking.k8s.io"
            );
        // EndpointSlices were not given, so the older kind was asked for.
        probing.Values(FactKeys.Endpoints).ShouldBe(["checkout ready=2 ours=1"]);
    }

    [Fact]
    public async Task A_kind_that_the_cluster_does_not_serve_is_taken_out_and_the_rest_is_asked_again()
    {
        var probing = await RunAsync(
            new CannedCluster(Manifest)
            {
                Otherwise = arguments =>
                    arguments.Any(word => word.Split(',').Contains("endpointslice"))
                        ? new ProgramOutcome.Exited(
                            1,
                            default,
                            "error: the server doesn't have a resource type \"endpointslice\"\n"
                        )
                        : null,
            }
        );

        probing.Values(FactKeys.Services).ShouldBe(["checkout"]);
        probing.Values(FactKeys.Endpoints).ShouldBe(["checkout ready=2 ours=1"]);
        probing.Calls.Count(call => call.Key.Contains(":kubectl network", StringComparison.Ordinal)).ShouldBe(2);
    }

    [Fact]
    public async Task Where_nobody_may_list_the_groups_each_add_on_is_asked_for_by_itself()
    {
        var probing = await RunAsync(
            new CannedCluster(Manifest)
            {
                Otherwise = arguments =>
                    arguments.Any(word => word.Contains("apiservice", StringComparison.Ordinal))
                        ? new ProgramOutcome.Exited(
                            1,
                            Json("""{"apiVersion":"v1","kind":"List","items":[]}"""),
                            Forbidden("apiservices", "apiregistration.k8s.io")
                        )
                        : null,
            }
        );

        probing.Values(FactKeys.Keda).ShouldBeEmpty();
        probing.Values(FactKeys.NetworkNetEffect).ShouldBe(["ingress=open egress=open"]);
        probing.Calls.ShouldContain(call =>
            call.Key.EndsWith(":kubectl scaledobjects.keda.sh", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task A_program_that_is_not_there_leaves_every_fact_unknown_and_says_so()
    {
        var probing = await RunAsync(
            new CannedCluster(Manifest)
            {
                Otherwise = _ => new ProgramOutcome.NotStarted("no program kubectl was found on PATH"),
            }
        );

        probing.Unknown(FactKeys.Services).Detail.ShouldStartWith("no program kubectl was found on PATH");
        probing.Unknown(FactKeys.Services).Reason.ShouldBe(UnknownReason.Unreachable);
    }

    [Fact]
    public async Task A_run_that_took_too_long_or_printed_too_much_is_named()
    {
        var late = await RunAsync(
            new CannedCluster(Manifest) { Otherwise = _ => new ProgramOutcome.TimedOut(TimeSpan.FromSeconds(60), "") }
        );
        var much = await RunAsync(
            new CannedCluster(Manifest) { Otherwise = _ => new ProgramOutcome.TooMuch(268_435_456) }
        );

        late.Unknown(FactKeys.Services).Detail.ShouldContain("ended after 60 s");
        much.Unknown(FactKeys.Services).Reason.ShouldBe(UnknownReason.Unreadable);
        much.Unknown(FactKeys.Services).Detail.ShouldBe("kubectl printed more than 256 MiB");
    }

    [Theory]
    [InlineData("<html>proxy login</html>")]
    [InlineData("{\"apiVersion\":\"v1\",\"items\":[{")]
    [InlineData("[1,2,3]")]
    [InlineData("\"x\"")]
    [InlineData("{\"kind\":\"List\"}")]
    public async Task Output_that_is_not_what_kubectl_prints_is_not_read_as_nothing(string output)
    {
        var probing = await RunAsync(
            new CannedCluster(Manifest) { Otherwise = _ => new ProgramOutcome.Exited(0, Json(output), "") }
        );

        probing.Unknown(FactKeys.Services).Reason.ShouldBe(UnknownReason.Unreadable);
    }

    [Fact]
    public async Task A_name_from_the_event_that_is_no_name_is_in_no_command_line()
    {
        var probing = await RunAsync(
            new CannedCluster(Manifest),
            Threat.At("shop", "--all-namespaces", "deployment", "a b;c", "node`x`")
        );

        probing.Calls.ShouldNotBeEmpty();
        probing.Calls.ShouldAllBe(call =>
            !call.Request.Text.Contains("a b", StringComparison.Ordinal) && !call.Request.Text.Contains('`')
        );
        Runbook.Probe.Kubectl.ThreatPlace.Strange(probing.State.Threat!)!.ShouldContain("kubernetes.pod.name");
    }

    [Fact]
    public async Task Without_a_namespace_that_may_be_asked_for_nothing_is_asked()
    {
        var probing = await RunAsync(new CannedCluster(Manifest), Threat.At("shop/../x", "checkout-1"));

        probing.Calls.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_secret_that_comes_by_is_dropped_where_it_enters()
    {
        var surface = new KubectlSurface(
            new CannedCluster(Manifest)
            {
                Otherwise = _ => new ProgramOutcome.Exited(
                    0,
                    Json(
                        """{"apiVersion":"v1","kind":"List","items":[{"apiVersion":"v1","kind":"Secret","metadata":{"name":"s"},"data":{"p":"aHVudGVyMg=="}},{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"c"},"data":{"p":"hunter2"}}]}"""
                    ),
                    ""
                ),
            }
        );

        var answer = await surface.ReadAsync(
            Call("get", "configmap", "-n", "shop", "--context", "prod-eu-1", "-o", "json"),
            TestContext.Current.CancellationToken
        );

        var objects = answer
            .Outcome.ShouldBeOfType<CallOutcome.Answered>()
            .Reading.ShouldBeOfType<CallReading.Objects>();
        objects.Items.ShouldHaveSingleItem().Kind.ShouldBe("ConfigMap");
        objects.Items[0].Fields.GetRawText().ShouldNotContain("hunter2");
        Encoding.UTF8.GetString(answer.Redacted.Span).ShouldNotContain("aHVudGVyMg==");
    }

    [Fact]
    public async Task Only_lines_of_kubectl_are_run()
    {
        var call = Call("get") with { Request = new CallRequest.Command(["aws", "sts", "get-caller-identity"]) };

        var answer = await new KubectlSurface(new CannedCluster(Manifest)).ReadAsync(
            call,
            TestContext.Current.CancellationToken
        );

        answer.Outcome.ShouldBeOfType<CallOutcome.Refused>().Refusal.Text.ShouldStartWith("nothing was run");
    }

    private static Task<Probing> RunAsync(IProgramRunner programs, Domain.Events.ThreatEvent? threat = null) =>
        Probing.RunAsync(
            new KubectlSurface(programs),
            threat ?? Threat.At("shop", "checkout-1"),
            TestContext.Current.CancellationToken
        );

    private static OutsideCall Call(params string[] arguments) =>
        new()
        {
            Key = "s1.r0:kubectl test",
            Surface = Surface.Kubectl,
            Request = new CallRequest.Command(["kubectl", .. arguments]),
            Target = CallTarget.Tenant,
            Purpose = "a test",
            Effect = Domain.Actions.Effect.Read,
        };

    private static ReadOnlyMemory<byte> Json(string text) => Encoding.UTF8.GetBytes(text);
}

using System.Text;
using Quell.Domain.Calls;
using Quell.Domain.Facts;
using Quell.Runbook.Ports;
using Quell.Surfaces.Kubectl;

namespace Quell.Adapters.Tests.Surfaces.Kubectl;

/// <summary>What was not read is never a cited "none".</summary>
public sealed class KubectlUnknownTests
{
    private const string Pod = """
        apiVersion: v1
        kind: Namespace
        metadata: { name: shop }
        ---
        apiVersion: v1
        kind: Pod
        metadata:
          name: checkout-1
          namespace: shop
          labels: { app: checkout, pod-template-hash: "7c9d" }
          ownerReferences: [{ apiVersion: apps/v1, kind: ReplicaSet, name: checkout-7c9d, controller: true }]
        spec: { serviceAccountName: checkout, nodeName: node-1, containers: [{ name: app, image: x }] }
        ---
        apiVersion: v1
        kind: ServiceAccount
        metadata: { name: checkout, namespace: shop }
        """;

    private const string Owners = """
        apiVersion: apps/v1
        kind: ReplicaSet
        metadata:
          name: checkout-7c9d
          namespace: shop
          ownerReferences: [{ apiVersion: apps/v1, kind: Deployment, name: checkout, controller: true }]
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata: { name: checkout, namespace: shop, annotations: { meta.helm.sh/release-name: checkout } }
        """;

    private const string Custom = """
        apiVersion: apps/v1
        kind: ReplicaSet
        metadata:
          name: checkout-7c9d
          namespace: shop
          ownerReferences: [{ apiVersion: kafka.strimzi.io/v1, kind: Kafka, name: events, controller: true }]
        ---
        apiVersion: kafka.strimzi.io/v1
        kind: Kafka
        metadata: { name: events, namespace: shop }
        """;

    private const string Calico = """
        apiVersion: crd.projectcalico.org/v1
        kind: NetworkPolicy
        metadata: { name: by-account, namespace: shop }
        spec: { selector: all(), serviceAccountSelector: tier == "front", types: [Ingress] }
        """;

    private const string DenyAll = """
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata: { name: deny, namespace: shop }
        spec: { podSelector: {}, policyTypes: [Ingress] }
        """;

    [Fact]
    public async Task Who_delivers_a_workload_is_not_known_where_its_Deployment_may_not_be_read()
    {
        var probing = await RunAsync(
            new ForbiddingCluster(new CannedCluster(Pod, Owners), "deployment", "deployments", "apps")
        );

        probing.Values(FactKeys.OwnerChain).ShouldBe(["ReplicaSet/checkout-7c9d", "Deployment/checkout"]);
        foreach (var key in new[] { FactKeys.GitOps, FactKeys.SelfHeal, FactKeys.Helm, FactKeys.OperatorOwner })
        {
            var gap = probing.Unknown(key);
            gap.Reason.ShouldBe(UnknownReason.Forbidden, key);
            gap.Detail.ShouldContain("deployments.apps");
        }
    }

    [Fact]
    public async Task Who_delivers_a_workload_is_not_known_where_its_ReplicaSet_may_not_be_read()
    {
        var probing = await RunAsync(
            new ForbiddingCluster(new CannedCluster(Pod, Owners), "replicaset", "replicasets", "apps")
        );

        probing.Unknown(FactKeys.GitOps).Reason.ShouldBe(UnknownReason.Forbidden);
        probing.Unknown(FactKeys.OperatorOwner).Detail.ShouldContain("replicasets.apps");
    }

    [Fact]
    public async Task A_custom_owner_that_may_not_be_read_is_named_and_its_marks_are_not_known()
    {
        var probing = await RunAsync(
            new ForbiddingCluster(
                new CannedCluster(Pod, Custom),
                "kafka.kafka.strimzi.io",
                "kafkas",
                "kafka.strimzi.io"
            )
        );

        probing.Values(FactKeys.OperatorOwner).ShouldBe(["Kafka.kafka.strimzi.io/events"]);
        probing.Unknown(FactKeys.GitOps).Reason.ShouldBe(UnknownReason.Forbidden);
        probing.Unknown(FactKeys.SelfHeal).Reason.ShouldBe(UnknownReason.Forbidden);
        probing.Unknown(FactKeys.Helm).Reason.ShouldBe(UnknownReason.Forbidden);
    }

    [Fact]
    public async Task Who_delivers_a_workload_is_known_to_be_nobody_only_where_the_top_was_read()
    {
        var probing = await RunAsync(new CannedCluster(Pod, Owners));
        var gone = await RunAsync(new CannedCluster(Pod, Owners.Split("---")[0]));

        probing.Values(FactKeys.GitOps).ShouldBeEmpty();
        probing.Values(FactKeys.OperatorOwner).ShouldBeEmpty();
        probing.Values(FactKeys.Helm).ShouldBe(["checkout namespace=shop"]);
        gone.Unknown(FactKeys.Helm).Detail.ShouldBe("the owner Deployment/checkout is not there any more");
    }

    [Fact]
    public async Task A_bound_role_that_cannot_be_asked_for_is_not_harmless()
    {
        var probing = await RunAsync(new CannedCluster(Pod, Bound("pod\u202e reader")));
        var beside = await RunAsync(
            new CannedCluster(Pod, Bound("pod reader"), Bound("reader"), Role("reader", "get"))
        );
        var danger = await RunAsync(
            new CannedCluster(Pod, Bound("pod reader"), Bound("writer"), Role("writer", "create"))
        );

        var gap = probing.Unknown(FactKeys.RbacDangerous);
        gap.Detail.ShouldStartWith("the bound role Role/pod");
        gap.Detail.ShouldEndWith("was not asked for");
        gap.Detail.ShouldNotContain("\u202e");
        beside.Unknown(FactKeys.RbacDangerous).Detail.ShouldBe("the bound role Role/pod reader was not asked for");
        danger.Values(FactKeys.RbacDangerous).ShouldHaveSingleItem().ShouldContain("verb=create resource=pods");
    }

    [Fact]
    public async Task More_bound_roles_than_one_line_holds_are_not_harmless()
    {
        var bound = Enumerable.Range(100, 92).Select(number => Bound($"r-{number}"));

        var probing = await RunAsync(new CannedCluster([Pod, .. bound, Role("r-100", "get")]));

        probing
            .Unknown(FactKeys.RbacDangerous)
            .Detail.ShouldBe("2 bound roles were not asked for, the first is Role/r-190");
    }

    [Fact]
    public async Task A_policy_that_may_select_the_Pod_is_no_none()
    {
        var alone = await RunAsync(new CannedCluster(Pod, Calico));
        var beside = await RunAsync(new CannedCluster(Pod, Calico, DenyAll));

        alone
            .Unknown(FactKeys.NetworkPolicies)
            .Detail.ShouldBe(
                "whether NetworkPolicy.crd.projectcalico.org/by-account selects the Pod cannot be told from what was read"
            );
        beside
            .Values(FactKeys.NetworkPolicies)
            .ShouldBe(
                ["NetworkPolicy/deny ingress=deny", "NetworkPolicy.crd.projectcalico.org/by-account selects=unknown"],
                ignoreOrder: true
            );
    }

    [Theory]
    [InlineData("aws:///eu-west-1a/i-0a7c41d92b5e6f830", true)]
    [InlineData("gce://project/zone/node-1", true)]
    [InlineData("azure:///subscriptions/1/node-1", true)]
    [InlineData("kind://docker/kind/kind-control-plane", false)]
    [InlineData("vsphere://4211", false)]
    [InlineData("", false)]
    public async Task A_node_has_an_identity_of_its_own_only_in_a_cloud_that_gives_one(string provider, bool isKnown)
    {
        var node = $$"""
            apiVersion: v1
            kind: Node
            metadata: { name: node-1 }
            spec: { providerID: "{{provider}}" }
            """;

        var probing = await RunAsync(new CannedCluster(Pod, node));

        if (isKnown)
        {
            probing.Values(FactKeys.CloudIdentity).ShouldBe(["nodeRole"]);
        }
        else
        {
            probing.Unknown(FactKeys.CloudIdentity).Detail.ShouldContain("providerID names no cloud");
        }
        probing.Unknown(FactKeys.CloudIdentitySharedBy).Reason.ShouldBe(UnknownReason.Empty);
    }

    [Fact]
    public async Task What_is_put_together_from_several_lists_says_which_of_them_was_not_read()
    {
        var probing = await RunAsync(
            new ForbiddingCluster(
                new CannedCluster(Pod, Bound("reader"), Role("reader", "get")),
                "clusterrolebinding",
                "clusterrolebindings",
                "rbac.authorization.k8s.io"
            )
        );

        probing
            .Values(FactKeys.RbacBindings)
            .ShouldBe([
                "incomplete: kubectl cluster not read (kubectl may not read clusterrolebindings: ask for get and list on clusterrolebindings.rbac.authorization.k8s.io)",
                "RoleBinding/b-reader role=Role/reader",
            ]);
        FactValue.Of(probing.Values(FactKeys.RbacBindings)[0]).Parts.ShouldBeEmpty();
    }

    [Fact]
    public async Task More_groups_of_Pods_than_are_kept_make_the_list_cut_and_known_groups_go_on_counting()
    {
        var pods = Enumerable.Range(0, 20_001).Append(0).Select(owner => Owned($"owner-{owner:00000}"));
        var list = $$"""{"apiVersion":"v1","kind":"List","items":[{{string.Join(',', pods)}}]}""";

        var reading = await ReadPodsAsync(list);
        var whole = await ReadPodsAsync($$"""{"apiVersion":"v1","kind":"List","items":[{{Owned("owner")}}]}""");

        reading.Cut.ShouldBe(["Pod"]);
        reading.Pods.Length.ShouldBe(20_000);
        reading.Pods.Single(group => group.OwnerName is "owner-00000").Count.ShouldBe(2);
        whole.Cut.ShouldBeEmpty();
    }

    private static async Task<CallReading.Objects> ReadPodsAsync(string output)
    {
        var programs = new CannedCluster
        {
            Otherwise = _ => new ProgramOutcome.Exited(0, Encoding.UTF8.GetBytes(output), ""),
        };
        var call = new OutsideCall
        {
            Key = "s1.r0:kubectl test",
            Surface = Surface.Kubectl,
            Request = new CallRequest.Command(["kubectl", "get", "pod", "-A", "--context", "prod-eu-1", "-o", "json"]),
            Target = CallTarget.Tenant,
            Purpose = "a test",
            Effect = Domain.Actions.Effect.Read,
        };
        var answer = await new KubectlSurface(programs).ReadAsync(call, TestContext.Current.CancellationToken);
        return answer.Outcome.ShouldBeOfType<CallOutcome.Answered>().Reading.ShouldBeOfType<CallReading.Objects>();
    }

    private static string Owned(string owner) =>
        $$$"""{"apiVersion":"v1","kind":"Pod","metadata":{"name":"p","namespace":"shop","ownerReferences":[{"kind":"StatefulSet","name":"{{{owner}}}","controller":true}]}}""";

    private static string Bound(string role) =>
        $$"""
            apiVersion: rbac.authorization.k8s.io/v1
            kind: RoleBinding
            metadata: { name: "b-{{role}}", namespace: shop }
            subjects: [{ kind: ServiceAccount, name: checkout, namespace: shop }]
            roleRef: { apiGroup: rbac.authorization.k8s.io, kind: Role, name: "{{role}}" }
            """;

    private static string Role(string name, string verb) =>
        $$"""
            apiVersion: rbac.authorization.k8s.io/v1
            kind: Role
            metadata: { name: "{{name}}", namespace: shop }
            rules: [{ apiGroups: [""], resources: [pods], verbs: ["{{verb}}"] }]
            """;

    private static Task<Probing> RunAsync(IProgramRunner programs) =>
        Probing.RunAsync(
            new KubectlSurface(programs),
            Threat.At("shop", "checkout-1"),
            TestContext.Current.CancellationToken
        );
}

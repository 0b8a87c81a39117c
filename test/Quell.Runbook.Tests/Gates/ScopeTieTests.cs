using Quell.Domain.Actions;
using Quell.Domain.Calls;
using Quell.Domain.Facts;
using Quell.Runbook.Gates;
using Quell.Runbook.Tests.Approvals;
using Quell.Runbook.Tests.Doubles;

namespace Quell.Runbook.Tests.Gates;

/// <summary>Each kind of object that can belong to a threat: by which fact, why, and whom else it serves.</summary>
public sealed class ScopeTieTests
{
    private const string Workload = "it is the workload of the threat";
    private const string Scales = "it scales the workload of the threat";
    private const string Delivers = "it delivers the workload of the threat";
    private const string Rights = "it gives rights to the ServiceAccount of the threat";
    private const string Unknown = "whom else it serves is unknown";
    private const string HeldBack = "whatever else it delivers is held back as well";

    private const string OnNode = "kubectl annotate node x a=b --context prod-eu";

    private static readonly Citation s_by = new("kubectl workload", "kubectl get ...");

    [Theory]
    [InlineData("deployment", FactKeys.WorkloadName, Workload, null)]
    [InlineData("statefulset", FactKeys.WorkloadName, Workload, null)]
    [InlineData("daemonset", FactKeys.WorkloadName, Workload, null)]
    [InlineData("replicaset", FactKeys.WorkloadName, Workload, null)]
    [InlineData("job", FactKeys.WorkloadName, Workload, null)]
    [InlineData("cronjob", FactKeys.WorkloadName, Workload, null)]
    [InlineData("pod", FactKeys.Pod, "it is the Pod of the threat", null)]
    [InlineData("node", FactKeys.Node, "the Pod of the threat runs on it", Unknown)]
    [InlineData("serviceaccount", FactKeys.ServiceAccount, "the Pod of the threat runs as it", Unknown)]
    [InlineData("horizontalpodautoscaler", FactKeys.Hpa, Scales, null)]
    [InlineData("scaledobjects.keda.sh", FactKeys.Keda, Scales, null)]
    [InlineData("applications.argoproj.io", FactKeys.GitOps, Delivers, HeldBack)]
    [InlineData("kustomizations.kustomize.toolkit.fluxcd.io", FactKeys.GitOps, Delivers, HeldBack)]
    [InlineData("helmreleases.helm.toolkit.fluxcd.io", FactKeys.GitOps, Delivers, HeldBack)]
    [InlineData(
        "networkpolicy",
        FactKeys.NetworkPolicies,
        "it selects the Pod of the threat",
        "every Pod that it selects is touched"
    )]
    [InlineData("role", FactKeys.RbacDangerous, Rights, Unknown)]
    [InlineData("rolebinding", FactKeys.RbacDangerous, Rights, Unknown)]
    [InlineData("clusterrolebinding", FactKeys.RbacDangerous, Rights, Unknown)]
    [Trait("Guardrail", "G-19")]
    public void A_kind_of_kubernetes_is_tied_by_its_own_fact(string kind, string key, string why, string? shared)
    {
        var space = kind is "node" or "clusterrolebinding" ? "" : " --namespace shop";

        Reasons($"kubectl annotate {kind} x a=b{space} --context prod-eu", kind, key)
            .ShouldBe([new ScopeReason($"{kind} x", why, s_by, shared)]);
    }

    [Theory]
    [InlineData("configmap")]
    [InlineData("persistentvolumeclaim")]
    [InlineData("clusterrole")]
    [Trait("Guardrail", "G-19")]
    public void A_kind_that_no_fact_names_is_not_tied(string kind)
    {
        foreach (
            var key in (string[])
                [FactKeys.WorkloadName, FactKeys.Pod, FactKeys.Volumes, FactKeys.RbacDangerous, FactKeys.GitOps]
        )
        {
            Reasons($"kubectl get {kind} x --context prod-eu", kind, key).ShouldBeEmpty();
        }
    }

    [Theory]
    [InlineData("--role-name x", "role-name", FactKeys.RoleName, "it is the cloud identity of the threat", Unknown)]
    [InlineData(
        "--role-name r --policy-arn {0}",
        "policy-arn",
        FactKeys.RoleAttached,
        "it is attached to the role of the threat",
        null
    )]
    [Trait("Guardrail", "G-19")]
    public void A_part_of_an_identity_of_aws_is_tied_by_its_own_fact(
        string flags,
        string kind,
        string key,
        string why,
        string? shared
    )
    {
        const string Policy = "arn:aws:iam::aws:policy/ReadOnlyAccess";
        var verb = kind == "policy-arn" ? "detach-role-policy" : "get-role";
        var name = kind == "policy-arn" ? Policy : "x";

        Reasons($"aws iam {verb} {string.Format(null, flags, Policy)} --output json", kind, key, name)
            .ShouldBe([new ScopeReason($"{kind} {name}", why, s_by, shared)]);
    }

    [Fact]
    public void Others_are_named_up_to_five_and_counted()
    {
        Shared("a").ShouldBe("shared with a");
        Shared("a", "b", "c", "d", "e").ShouldBe("shared with a, b, c, d, e");
        Shared("a", "b", "c", "d", "e", "f", "g").ShouldBe("shared with a, b, c, d, e and 2 more");
        Shared("a\u001b[2J").ShouldBe(@"shared with a\u{1B}[2J");
        Shared().ShouldBeNull();
    }

    [Fact]
    public void Rights_that_a_fact_gives_to_nobody_else_say_what_sharing_would_mean() =>
        Shared(
                "kubectl annotate role x a=b --namespace shop --context prod-eu",
                FactKeys.RbacDangerous,
                Of(FactKeys.ServiceAccountSharedBy)
            )
            .ShouldBe("whoever else has rights through it");

    [Fact]
    public void Sources_that_disagree_about_others_leave_it_unknown() =>
        Shared(
                OnNode,
                FactKeys.Node,
                Of(FactKeys.NodeTenants, "a"),
                Of(FactKeys.NodeTenants, "b") with
                {
                    Citation = new Citation("event", "get_event_info"),
                }
            )
            .ShouldBe(Unknown);

    private static string? Shared(params string[] others) =>
        Shared(OnNode, FactKeys.Node, Of(FactKeys.NodeTenants, others));

    private static string? Shared(string line, string key, params FactReading[] others) =>
        Reasons(line, "node", key, others: others).ShouldHaveSingleItem().Shared;

    private static IEnumerable<ScopeReason> Reasons(
        string line,
        string kind,
        string key,
        string name = "x",
        params FactReading[] others
    ) =>
        CommandScope.Reasons(
            World.Command with
            {
                Request = new CallRequest.Command([.. line.Split(' ')]),
                Values = [new ActionValue("name", name, key, s_by)],
            },
            FactSheet.Empty.With(Of(key, name)).With(Of(FactKeys.WorkloadKind, kind)).With(others)
        );

    private static FactReading Of(string key, params string[] values) => new(key, [.. values], s_by, Incident.Start);
}

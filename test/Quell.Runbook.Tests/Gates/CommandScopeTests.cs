using Quell.Domain.Actions;
using Quell.Domain.Calls;
using Quell.Domain.Facts;
using Quell.Runbook.Gates;
using Quell.Runbook.Tests.Approvals;
using Quell.Runbook.Tests.Doubles;

namespace Quell.Runbook.Tests.Gates;

public sealed class CommandScopeTests
{
    private static readonly Citation s_cluster = new("kubectl workload", "kubectl get ...");

    [Theory]
    [InlineData("kubectl scale deployment/checkout --replicas 0 --namespace shop --context prod-eu", null)]
    [InlineData("kubectl scale deployment/payments --replicas 0 --namespace shop --context prod-eu", "payments")]
    [InlineData("kubectl scale statefulset/checkout --replicas 0 --namespace shop --context prod-eu", "checkout")]
    [InlineData("kubectl scale deployment/checkout --replicas 0 --namespace billing --context prod-eu", "namespace")]
    [InlineData("kubectl scale deployment/checkout --replicas 0 --namespace shop --context staging", "context")]
    [InlineData("kubectl delete networkpolicy checkout --namespace shop --context prod-eu", "checkout")]
    [Trait("Guardrail", "G-19")]
    public void A_command_reaches_what_a_cited_fact_names_and_nothing_else(string line, string? refused)
    {
        using var world = new World();
        var command = new CallRequest.Command([.. line.Split(' ')]);

        var why = CommandScope.Refusal(command, World.Command with { Request = command }, world.State);

        if (refused is null)
        {
            why.ShouldBeNull();
        }
        else
        {
            why.ShouldNotBeNull().ShouldContain(refused);
            why.ShouldContain("outside this threat's scope");
        }
    }

    [Fact]
    [Trait("Guardrail", "G-19")]
    public void A_value_that_no_fact_of_the_case_has_is_refused_although_the_action_claims_one()
    {
        using var world = new World();
        var command = new CallRequest.Command([
            .. "kubectl scale deployment/payments --replicas 0 --namespace shop --context prod-eu".Split(' '),
        ]);
        var action = World.Command with
        {
            Request = command,
            Values =
            [
                .. World.Command.Values,
                new ActionValue("workload.name", "payments", FactKeys.WorkloadName, s_cluster),
            ],
        };

        CommandScope.Refusal(command, action, world.State).ShouldNotBeNull();
    }

    [Fact]
    public void The_reason_is_cited_and_a_shared_object_says_with_whom()
    {
        var facts = FactSheet
            .Empty.With(Of(FactKeys.Node, "n1"))
            .With(Of(FactKeys.NodeTenants, "Deployment/shop/other", "DaemonSet/kube-system/agent"));
        var action = World.Command with
        {
            Request = new CallRequest.Command([.. "kubectl annotate node n1 a=b --context prod-eu".Split(' ')]),
            Values = [new ActionValue("node.name", "n1", FactKeys.Node, s_cluster)],
        };

        var reason = CommandScope.Reasons(action, facts).ShouldHaveSingleItem();

        reason.Object.ShouldBe("node n1");
        reason.Why.ShouldBe("the Pod of the threat runs on it");
        reason.By.ShouldBe(s_cluster);
        reason.Shared.ShouldBe("shared with Deployment/shop/other, DaemonSet/kube-system/agent");
        CommandScope
            .Reasons(action, FactSheet.Empty.With(Of(FactKeys.Node, "n1")))
            .Single()
            .Shared.ShouldBe("whom else it serves is unknown");
    }

    [Theory]
    [InlineData("arn:aws:iam::aws:policy/AWSDenyAll", true)]
    [InlineData("arn:aws:iam::aws:policy/AdministratorAccess", false)]
    [InlineData("arn:aws:iam::aws:policy/ReadOnlyAccess", true)]
    [Trait("Guardrail", "G-19")]
    public void A_policy_is_one_of_the_role_or_the_one_that_denies_everything(string arn, bool isTied)
    {
        var facts = FactSheet
            .Empty.With(Of(FactKeys.RoleName, "checkout-irsa"))
            .With(Of(FactKeys.RoleAttached, "arn:aws:iam::aws:policy/ReadOnlyAccess"));
        var action = World.Command with
        {
            Surface = Surface.Aws,
            Request = new CallRequest.Command([
                .. $"aws iam attach-role-policy --role-name checkout-irsa --policy-arn {arn} --output json".Split(' '),
            ]),
            Values =
            [
                new ActionValue("role.name", "checkout-irsa", FactKeys.RoleName, s_cluster),
                new ActionValue("each", arn, FactKeys.RoleAttached, s_cluster),
            ],
        };

        (CommandScope.Reasons(action, facts).Length == 2).ShouldBe(isTied);
    }

    private static FactReading Of(string key, params string[] values) =>
        new(key, [.. values], s_cluster, Incident.Start);
}

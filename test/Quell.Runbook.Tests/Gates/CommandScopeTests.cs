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

    private const string Outside = "outside this threat's scope; start a fresh `quell respond <event id>` for it";
    private const string Untied = $"is not tied to the threat by a cited fact; it is {Outside}";

    [Theory]
    [InlineData("kubectl scale deployment/checkout --replicas 0 --namespace shop --context prod-eu", null)]
    [InlineData(
        "kubectl scale deployment/payments --replicas 0 --namespace shop --context prod-eu",
        $"payments {Untied}"
    )]
    [InlineData(
        "kubectl scale statefulset/checkout --replicas 0 --namespace shop --context prod-eu",
        $"checkout {Untied}"
    )]
    [InlineData(
        "kubectl scale deployment/checkout --replicas 0 --namespace billing --context prod-eu",
        $"namespace billing has no cited fact behind it; it is {Outside}"
    )]
    [InlineData(
        "kubectl scale deployment/checkout --replicas 0 --namespace shop --context staging",
        $"context staging is not the one that was authorised; it is {Outside}"
    )]
    [InlineData("kubectl delete networkpolicy checkout --namespace shop --context prod-eu", $"checkout {Untied}")]
    [InlineData(
        "kubectl exec checkout --namespace shop --context prod-eu",
        "the command is not one that the list knows"
    )]
    [Trait("Guardrail", "G-19")]
    public void A_command_reaches_what_a_cited_fact_names_and_nothing_else(string line, string? refused)
    {
        using var world = new World();
        var command = new CallRequest.Command([.. line.Split(' ')]);

        var why = CommandScope.Refusal(command, World.Command with { Request = command }, world.State);

        why.ShouldBe(refused);
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

    [Theory]
    [InlineData("checkout-7d9c5b6f4-abcde", "Pod/shop/checkout-7d9c5b6f4-abcde ready=true", true)]
    [InlineData("checkout-7d9c5b6f4-abcde", "of=checkout-7d9c5b6f4-abcde", true)]
    [InlineData("checkout-7d9c5b6f4-abcde", "of=shop/checkout-7d9c5b6f4-abcde", true)]
    [InlineData("checkout-7d9c5b6f4-abcde", "checkout-7d9c5b6f4-abcde", true)]
    [InlineData("checkout-7d9c5b6f4-abcde", "checkout-7d9c5b6f4", false)]
    [InlineData("checkout-7d9c5b6f4-abcde", "checkout-7d9c5b6f4-abcde-x", false)]
    [InlineData("checkout-7d9c5b6f4-abcde", "Checkout-7d9c5b6f4-abcde", false)]
    [Trait("Guardrail", "G-19")]
    public void A_name_is_a_value_of_its_fact_or_a_whole_part_of_one(string name, string known, bool isTied)
    {
        var action = World.Command with
        {
            Request = new CallRequest.Command([
                .. $"kubectl label pod {name} a=b -n shop --context prod-eu".Split(' '),
            ]),
            Values = [new ActionValue("pod.name", name, FactKeys.Pod, s_cluster)],
        };

        CommandScope.Reasons(action, FactSheet.Empty.With(Of(FactKeys.Pod, known))).Any().ShouldBe(isTied);
    }

    [Theory]
    [InlineData(FactKeys.Pod, "web-1", "web-1", true)]
    [InlineData(FactKeys.Pod, "web-2", "web-1", false)]
    [InlineData(FactKeys.WorkloadName, "web-1", "web-1", false)]
    [Trait("Guardrail", "G-19")]
    public void An_object_is_tied_by_a_value_of_the_action_for_the_fact_of_its_kind(
        string key,
        string value,
        string known,
        bool isTied
    )
    {
        var action = World.Command with
        {
            Request = new CallRequest.Command([.. "kubectl label pod web-1 a=b -n shop --context prod-eu".Split(' ')]),
            Values = [new ActionValue("pod.name", value, key, s_cluster)],
        };

        CommandScope
            .Reasons(action, FactSheet.Empty.With(Of(FactKeys.Pod, known)).With(Of(FactKeys.WorkloadName, known)))
            .Any()
            .ShouldBe(isTied);
    }

    [Theory]
    [InlineData("Deployment", true)]
    [InlineData("StatefulSet", false)]
    [InlineData(null, false)]
    [Trait("Guardrail", "G-19")]
    public void A_workload_is_of_the_kind_that_was_read(string? kind, bool isTied)
    {
        var facts = FactSheet.Empty.With(Of(FactKeys.WorkloadName, "checkout"));
        facts = kind is null ? facts : facts.With(Of(FactKeys.WorkloadKind, kind));

        CommandScope.Reasons(World.Command, facts).Any().ShouldBe(isTied);
    }

    [Fact]
    [Trait("Guardrail", "G-19")]
    public void A_namespace_is_one_that_the_action_has_a_fact_for()
    {
        using var world = new World();
        var command = (CallRequest.Command)World.Command.Request;

        CommandScope
            .Refusal(command, World.Command with { Values = [World.Command.Values[0]] }, world.State)
            .ShouldBe($"namespace shop has no cited fact behind it; it is {Outside}");
        CommandScope
            .Refusal(
                command,
                World.Command with
                {
                    Values = [World.Command.Values[0], World.Command.Values[1] with { FactKey = FactKeys.Pod }],
                },
                world.State
            )
            .ShouldBe($"namespace shop has no cited fact behind it; it is {Outside}");
    }

    [Fact]
    [Trait("Guardrail", "G-19")]
    public void A_key_and_its_user_are_each_tied_and_an_order_of_none_has_no_reason()
    {
        const string Key = "AKIAIOSFODNN7EXAMPLE";
        using var world = new World();
        var command = new CallRequest.Command([
            .. $"aws iam delete-access-key --user-name ci --access-key-id {Key} --output json".Split(' '),
        ]);
        var action = World.Command with
        {
            Surface = Surface.Aws,
            Request = command,
            Values =
            [
                new ActionValue("user.name", "ci", FactKeys.CloudUser, s_cluster),
                new ActionValue("key", Key, FactKeys.UserKeys, s_cluster),
            ],
        };
        var facts = FactSheet
            .Empty.With(Of(FactKeys.CloudUser, "ci"))
            .With(Of(FactKeys.UserKeys, $"{Key} status=Active"));

        CommandScope
            .Reasons(action, facts)
            .Select(reason => (reason.Object, reason.Why, reason.Shared))
            .ShouldBe([
                ("user-name ci", "it is the user of the threat", null),
                ($"access-key-id {Key}", "it is a key of the user of the threat", null),
            ]);
        CommandScope.Refusal(command, action, world.State).ShouldBe($"ci {Untied}");
    }

    [Fact]
    public void A_command_to_an_address_of_this_machine_is_held_against_the_same_facts()
    {
        var action = World.Command with
        {
            Surface = Surface.Aws,
            Request = new CallRequest.Command([
                .. "aws iam get-role --role-name r --output json --endpoint-url http://127.0.0.1:4566".Split(' '),
            ]),
            Values = [new ActionValue("role.name", "r", FactKeys.RoleName, s_cluster)],
        };

        CommandScope
            .Reasons(action, FactSheet.Empty.With(Of(FactKeys.RoleName, "r")))
            .ShouldHaveSingleItem()
            .Object.ShouldBe("role-name r");
    }

    [Fact]
    public void What_is_no_command_of_the_list_has_no_reason()
    {
        var facts = FactSheet
            .Empty.With(Of(FactKeys.WorkloadName, "checkout"))
            .With(Of(FactKeys.WorkloadKind, "Deployment"));

        CommandScope.Reasons(World.Actions[0], facts).ShouldBeEmpty();
        CommandScope
            .Reasons(World.Command with { Request = new CallRequest.Command(["kubectl", "exec", "checkout"]) }, facts)
            .ShouldBeEmpty();
    }

    [Fact]
    public void A_read_that_names_no_object_or_several_has_no_reason_for_one()
    {
        var facts = FactSheet.Empty.With(Of(FactKeys.Pod, "web-1"));
        var action = World.Command with
        {
            Request = new CallRequest.Command([.. "kubectl get pods -n shop --context prod-eu".Split(' ')]),
            Values = [new ActionValue("pod.name", "web-1", FactKeys.Pod, s_cluster)],
        };

        CommandScope.Reasons(action, facts).ShouldBeEmpty();
    }

    [Fact]
    public void The_policy_that_denies_everything_says_so_and_cites_the_card()
    {
        var action = World.Command with
        {
            Surface = Surface.Aws,
            Request = new CallRequest.Command([
                .. "aws iam attach-role-policy --role-name r --policy-arn arn:aws:iam::aws:policy/AWSDenyAll --output json".Split(
                    ' '
                ),
            ]),
            Values = [],
        };

        CommandScope
            .Reasons(action, FactSheet.Empty)
            .ShouldHaveSingleItem()
            .ShouldBe(
                new ScopeReason(
                    "policy-arn arn:aws:iam::aws:policy/AWSDenyAll",
                    "it denies everything and gives nothing",
                    new Citation("action card", action.Type),
                    null
                )
            );
    }

    [Fact]
    [Trait("Guardrail", "G-19")]
    public void Only_a_policy_of_aws_itself_denies_everything()
    {
        var action = World.Command with
        {
            Surface = Surface.Aws,
            Request = new CallRequest.Command([
                .. "aws iam attach-role-policy --role-name r --policy-arn arn:aws:iam::123456789012:policy/AWSDenyAll --output json".Split(
                    ' '
                ),
            ]),
            Values = [],
        };

        CommandScope.Reasons(action, FactSheet.Empty).ShouldBeEmpty();
    }

    private static FactReading Of(string key, params string[] values) =>
        new(key, [.. values], s_cluster, Incident.Start);
}

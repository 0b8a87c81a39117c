using System.Collections.Immutable;
using CsCheck;
using Quell.Domain.Actions;
using Quell.Domain.Calls;
using Quell.Domain.Facts;
using Quell.Knowledge.Cards;
using Quell.Knowledge.Parameters;

namespace Quell.Knowledge.Tests.Parameters;

public sealed class CommandResolverTests
{
    private const string Uid = "7b1f2c54-94d1-4d4f-9d0e-2b6a4d1f8a10";
    private static readonly ResponseKnowledge s_knowledge = ResponseKnowledge.Embedded;

    private static readonly FactSheet s_facts = Facts
        .Miner.Know(FactKeys.KubeContext, "prod-admin")
        .Know(FactKeys.Replicas, "3")
        .From("kubectl", FactKeys.Selector, "app=checkout", "pod-template-hash=7d9c5b6f4")
        .From("kubectl", FactKeys.QuarantinePolicies, "NetworkPolicy/quarantine label=quarantine=true")
        .From("kubectl", FactKeys.Hpa, "checkout min=2 max=10 current=3")
        .From("kubectl", FactKeys.GitOps, "argocd app=checkout namespace=argocd", "flux kustomization=apps/shop")
        .From(
            "kubectl",
            FactKeys.ObjectVersions,
            $"Deployment/shop/checkout uid={Uid} resourceVersion=12",
            $"Pod/shop/checkout-7d9c5b6f4-abcde uid={Uid} resourceVersion=13",
            $"Node/node-1 uid={Uid} resourceVersion=14",
            $"HorizontalPodAutoscaler/shop/checkout uid={Uid} resourceVersion=15",
            $"Kustomization.kustomize.toolkit.fluxcd.io/apps/shop uid={Uid} resourceVersion=16"
        );

    [Fact]
    public void A_scale_carries_the_count_and_the_version_it_was_decided_on()
    {
        var resolved = Only("SCALE_TO_ZERO", s_facts);

        string.Join(' ', resolved.Argv)
            .ShouldBe(
                "kubectl scale deployment/checkout --replicas 0 --namespace shop --current-replicas 3 --resource-version 12 --context prod-admin --request-timeout 30s"
            );
        string.Join(' ', resolved.Undo)
            .ShouldBe(
                "kubectl scale deployment/checkout --replicas 3 --namespace shop --current-replicas 0 --context prod-admin --request-timeout 30s"
            );
        resolved.Values.ShouldContain(value =>
            value.Value == "12" && value.FactKey == FactKeys.ObjectVersions && value.Citation.Source == "kubectl"
        );
    }

    [Fact]
    public void A_patch_begins_by_testing_uid_and_version_and_its_undo_the_uid()
    {
        var resolved = Only("CORDON_NODE", s_facts);

        resolved
            .Argv[7]
            .ShouldStartWith(
                $$"""[{"op":"test","path":"/metadata/uid","value":"{{Uid}}"},{"op":"test","path":"/metadata/resourceVersion","value":"14"},"""
            );
        resolved
            .Undo[7]
            .ShouldStartWith($$"""[{"op":"test","path":"/metadata/uid","value":"{{Uid}}"},{"op":"replace",""");
    }

    [Fact]
    public void Every_patch_of_a_card_tests_uid_and_version_and_every_label_or_annotation_the_version()
    {
        foreach (
            var words in s_knowledge.Cards.Select(card => card.Command?.Words ?? []).Where(words => words.Length > 1)
        )
        {
            switch (words[1])
            {
                case "patch":
                    words
                        .Single(word => word.StartsWith('['))
                        .ShouldStartWith(
                            """[{"op":"test","path":"/metadata/uid","value":"{object.uid}"},{"op":"test","path":"/metadata/resourceVersion","value":"{object.version}"},"""
                        );
                    break;
                case "label" or "annotate" or "scale":
                    words.ShouldContain("--resource-version");
                    break;
                default:
                    break;
            }
        }
    }

    [Fact]
    public void A_label_that_is_taken_off_is_repeated_for_each_of_the_selector()
    {
        var resolved = Only("DETACH_POD", s_facts);

        resolved.Argv.ShouldContain("app-");
        resolved.Argv.ShouldContain("pod-template-hash-");
        resolved.Argv.ShouldContain("quarantine=true");
        resolved.Undo.ShouldContain("app=checkout");
        resolved.Undo.ShouldContain("quarantine-");
    }

    [Fact]
    public void Without_a_quarantine_policy_the_open_detach_is_offered_and_ranks_below_a_kill()
    {
        var none = s_facts.From("kubectl", FactKeys.QuarantinePolicies);

        Resolve("DETACH_POD", none).ShouldBeEmpty();
        Only("DETACH_POD_OPEN", none).Argv.ShouldNotContain("quarantine=true");
        Resolve("DETACH_POD_OPEN", s_facts).ShouldBeEmpty();
        var (open, kill) = (s_knowledge.Card("DETACH_POD_OPEN")!, s_knowledge.Card("KILL_CONTAINER")!);
        open.Phase.ShouldBe(kill.Phase);
        open.Rank.ShouldBeGreaterThan(kill.Rank);
    }

    [Fact]
    public void Not_knowing_the_quarantine_policies_offers_neither_detach()
    {
        var unknown = Facts.Miner.Know(FactKeys.KubeContext, "c");

        Resolve("DETACH_POD", unknown).Single().ShouldBeOfType<CommandOutcome.Unparameterizable>();
        Resolve("DETACH_POD_OPEN", unknown)
            .Single()
            .ShouldBeOfType<CommandOutcome.Stopped>()
            .Why.ShouldStartWith(
                "not known whether it is so (run kubectl get --context c networkpolicy -n shop -o json to know)"
            );
    }

    [Theory]
    [InlineData("Delete", false)]
    [InlineData(null, false)]
    [InlineData("Retain", true)]
    public void A_statefulset_whose_claims_would_be_deleted_or_may_be_is_not_scaled(string? retention, bool isOffered)
    {
        var facts = s_facts
            .Know(FactKeys.WorkloadKind, "statefulset")
            .From("kubectl", FactKeys.ObjectVersions, $"StatefulSet/shop/checkout uid={Uid} resourceVersion=12");
        facts = retention is null ? facts : facts.Know(FactKeys.ClaimsWhenScaled, retention);

        (Resolve("SCALE_TO_ZERO", facts).Single() is CommandOutcome.Resolved).ShouldBe(isOffered);
    }

    [Fact]
    public void One_action_is_made_for_each_value_of_the_right_kind()
    {
        Only("PAUSE_HPA", s_facts).Argv.ShouldContain("checkout");
        Only("SUSPEND_FLUX_KUSTOMIZATION", s_facts).Argv.ShouldContain("apps");
        Resolve("SUSPEND_FLUX_HELMRELEASE", s_facts).ShouldBeEmpty();
        Resolve("SUSPEND_ARGO", s_facts)
            .Single()
            .ShouldBeOfType<CommandOutcome.Unparameterizable>()
            .Why.ShouldContain("the object was not read, so its version cannot be pinned");
    }

    [Theory]
    [InlineData("AKIAIOSFODNN7EXAMPLE status=Active", 1, 0)]
    [InlineData("AKIAIOSFODNN7EXAMPLE status=Inactive", 0, 1)]
    [InlineData("AKIAIOSFODNN7EXAMPLE", 0, 0)]
    public void A_key_is_deactivated_while_it_is_active_and_deleted_once_it_is_not(string key, int active, int inactive)
    {
        var facts = Facts.Of((FactKeys.CloudUser, "ci"), (FactKeys.UserKeys, key));

        Resolve("DEACTIVATE_KEY", facts).Length.ShouldBe(active);
        Resolve("DELETE_KEY", facts).Length.ShouldBe(inactive);
    }

    [Theory]
    [InlineData("service-linked")]
    [InlineData("identity-center")]
    public void A_role_that_AWS_manages_is_not_touched(string manager)
    {
        var facts = Facts.Of((FactKeys.RoleName, "shop"), (FactKeys.RoleManagedBy, manager));

        Resolve("ATTACH_DENY_POLICY", facts)
            .Single()
            .ShouldBeOfType<CommandOutcome.Stopped>()
            .Why.ShouldContain("AWS manages the role");
    }

    [Fact]
    public void Sources_that_disagree_give_no_command() =>
        Resolve("SCALE_TO_ZERO", s_facts.From("other", FactKeys.Replicas, "5"))
            .Single()
            .ShouldBeOfType<CommandOutcome.Unparameterizable>()
            .Why.ShouldBe("replicas.desired: sources disagree: 3 (event), 5 (other)");

    [Theory]
    [InlineData(FactKeys.WorkloadName, "checkout --all")]
    [InlineData(FactKeys.Namespace, "../kube-system")]
    [InlineData(FactKeys.KubeContext, "-A")]
    [InlineData(FactKeys.Replicas, "3 --replicas 9")]
    public void A_value_that_is_more_than_its_alphabet_gives_no_command(string key, string value) =>
        Resolve("SCALE_TO_ZERO", s_facts.Know(key, value))
            .Single()
            .ShouldBeOfType<CommandOutcome.Unparameterizable>()
            .Why.ShouldContain(value);

    [Fact]
    public void Whatever_the_facts_are_every_place_of_a_command_is_filled_from_a_cited_fact() =>
        Gen.Select(
                Gen.OneOf([.. s_knowledge.Cards.Where(card => card.Command is not null)]),
                Gen.String,
                Gen.Int[0, s_domain.Length - 1],
                Gen.Bool.Array[s_domain.Length]
            )
            .Sample(
                (card, odd, which, known) =>
                {
                    var facts = FactSheet.Empty;
                    for (var i = 0; i < s_domain.Length; i++)
                    {
                        facts = known[i]
                            ? facts.From("kubectl", s_domain[i].Key, i == which ? [odd] : s_domain[i].Values)
                            : facts;
                    }
                    foreach (var resolved in CommandResolver.Resolve(card, facts).OfType<CommandOutcome.Resolved>())
                    {
                        CheckCommand(card, facts, resolved.Argv, resolved.Values);
                        CheckCommand(card, facts, resolved.Undo, resolved.Values);
                    }
                },
                iter: 1500
            );

    private static void CheckCommand(
        ActionCard card,
        FactSheet facts,
        ImmutableArray<string> argv,
        ImmutableArray<ActionValue> values
    )
    {
        argv.ShouldAllBe(word => !word.Contains('{') || word.StartsWith('['));
        argv.ShouldAllBe(word => word.Length > 0 && word.All(letter => letter >= ' ' && letter <= '~'));
        foreach (var value in values)
        {
            var read = facts[value.FactKey].AllReadings.ShouldHaveSingleItem();
            read.Values.ShouldContain(text => text.Contains(value.Value));
            read.Citation.ShouldBe(value.Citation);
        }
        if (!argv.IsEmpty && card.Surface == Surface.Kubectl)
        {
            argv.ShouldContain("--context");
            argv.ShouldContain("--request-timeout");
        }
    }

    private static readonly (string Key, string[] Values)[] s_domain =
    [
        (FactKeys.KubeContext, ["prod"]),
        (FactKeys.Cluster, ["prod"]),
        (FactKeys.Namespace, ["shop"]),
        (FactKeys.WorkloadKind, ["deployment"]),
        (FactKeys.WorkloadName, ["checkout"]),
        (FactKeys.Pod, ["checkout-1"]),
        (FactKeys.Node, ["node-1"]),
        (FactKeys.ContainerName, ["app"]),
        (FactKeys.Containers, ["app", "istio-proxy"]),
        (FactKeys.Replicas, ["3"]),
        (FactKeys.Selector, ["app=checkout"]),
        (FactKeys.QuarantinePolicies, ["NetworkPolicy/q label=quarantine=true"]),
        (FactKeys.NetworkPolicies, ["NetworkPolicy/web egress=allow"]),
        (FactKeys.NodeUnschedulable, ["false"]),
        (FactKeys.NodeProtected, ["false"]),
        (FactKeys.Hpa, ["checkout min=1 max=3 current=2"]),
        (FactKeys.Keda, ["checkout paused=false"]),
        (
            FactKeys.GitOps,
            ["argocd app=shop namespace=argocd", "flux kustomization=apps/shop", "flux helmrelease=shop/checkout"]
        ),
        (FactKeys.ServiceAccount, ["checkout"]),
        (FactKeys.ServiceAccountAutomount, ["true"]),
        (
            FactKeys.RbacDangerous,
            [
                "RoleBinding/b verb=create resource=pods/exec role=Role/r rule=1 subject=0",
                "ClusterRoleBinding/c verb=* resource=* role=ClusterRole/admin subject=2",
            ]
        ),
        (FactKeys.CloudUser, ["ci"]),
        (FactKeys.RoleName, ["shop"]),
        (FactKeys.RoleManagedBy, []),
        (FactKeys.RoleAttached, ["arn:aws:iam::111122223333:policy/shop"]),
        (FactKeys.UserKeys, ["AKIAIOSFODNN7EXAMPLE status=Active", "AKIAI44QH8DHBEXAMPLE status=Inactive"]),
        (
            FactKeys.ObjectVersions,
            [
                $"Deployment/shop/checkout uid={Uid} resourceVersion=1",
                $"Pod/shop/checkout-1 uid={Uid} resourceVersion=2",
                $"Node/node-1 uid={Uid} resourceVersion=3",
                $"HorizontalPodAutoscaler/shop/checkout uid={Uid} resourceVersion=4",
                $"ScaledObject.keda.sh/shop/checkout uid={Uid} resourceVersion=5",
                $"Application.argoproj.io/argocd/shop uid={Uid} resourceVersion=6",
                $"Kustomization.kustomize.toolkit.fluxcd.io/apps/shop uid={Uid} resourceVersion=7",
                $"HelmRelease.helm.toolkit.fluxcd.io/shop/checkout uid={Uid} resourceVersion=8",
                $"RoleBinding/shop/b uid={Uid} resourceVersion=9",
                $"ClusterRoleBinding/c uid={Uid} resourceVersion=10",
                $"Role/shop/r uid={Uid} resourceVersion=11",
                $"ServiceAccount/shop/checkout uid={Uid} resourceVersion=12",
            ]
        ),
    ];

    private static CommandOutcome.Resolved Only(string type, FactSheet facts) =>
        Resolve(type, facts).ShouldHaveSingleItem().ShouldBeOfType<CommandOutcome.Resolved>();

    private static ImmutableArray<CommandOutcome> Resolve(string type, FactSheet facts) =>
        CommandResolver.Resolve(s_knowledge.Card(type)!, facts);
}

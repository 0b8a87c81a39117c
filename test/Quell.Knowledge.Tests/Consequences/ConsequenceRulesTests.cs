using System.Collections.Immutable;
using System.Text.RegularExpressions;
using CsCheck;
using Quell.Domain.Actions;
using Quell.Domain.Facts;
using Quell.Domain.Responses;
using Quell.Knowledge.Cards;
using Quell.Knowledge.Consequences;

namespace Quell.Knowledge.Tests.Consequences;

public sealed class ConsequenceRulesTests
{
    private static readonly KnowledgeBase s_knowledge = KnowledgeBase.Embedded;

    [Theory]
    [InlineData("1", Severity.Outage, "Service checkout loses its only ready endpoint")]
    [InlineData("3", Severity.Degraded, "goes on with 2 of 3 ready replicas")]
    [InlineData("0", Severity.None, "no ready replica now")]
    public void The_number_of_ready_replicas_decides_what_deleting_a_pod_costs(
        string ready,
        Severity severity,
        string words
    )
    {
        var facts = Facts.Miner.Know(FactKeys.ReplicasReady, ready).Know(FactKeys.Services, "checkout");

        Lines("C-REPLICAS", "DELETE_POD", facts).ShouldHaveSingleItem().ShouldSay(severity, words);
    }

    [Fact]
    public void Replicas_that_were_not_asked_for_are_unknown_and_name_the_probe()
    {
        var line = Lines("C-REPLICAS", "KILL_CONTAINER", Facts.Miner).ShouldHaveSingleItem();

        line.ShouldSay(
            Severity.Unknown,
            "unknown (not asked); run kubectl get deployment checkout -n shop -o json to know."
        );
        Lines("C-REPLICAS", "KILL_CONTAINER", Facts.Miner.Know(FactKeys.Replicas, "3"))[0]
            .ShouldSay(Severity.Unknown, "How many of the 3 wanted replicas");
        Lines("C-REPLICAS", "KILL_CONTAINER", Facts.Miner.Know(FactKeys.ReplicasReady, "many"))[0]
            .Severity.ShouldBe(Severity.Unknown);
    }

    [Fact]
    public void The_last_replica_without_a_known_service_says_that_services_are_unknown()
    {
        var lines = Lines("C-REPLICAS", "PAUSE_CONTAINER", Facts.Miner.Know(FactKeys.ReplicasReady, "1"));

        lines[0].ShouldSay(Severity.Outage, "deployment shop/checkout has one ready replica");
        lines[1].ShouldSay(Severity.Unknown, "Which Services lose an endpoint");
    }

    [Fact]
    public void Sources_that_disagree_on_replicas_give_the_worse_and_show_both()
    {
        var facts = Facts
            .Miner.Know(FactKeys.ReplicasReady, "3")
            .From("kubectl", FactKeys.ReplicasReady, "1")
            .Know(FactKeys.Services, "checkout");

        var line = Lines("C-REPLICAS", "DELETE_POD", facts).ShouldHaveSingleItem();

        line.ShouldSay(Severity.Outage, "loses its only ready endpoint");
        line.Sentence.ShouldContain("3 (event), 1 (kubectl); the worse is assumed");
        line.Citations.ShouldContain(new Citation("kubectl", $"read {FactKeys.ReplicasReady}"));
    }

    [Fact]
    public void A_pod_without_an_owner_has_nobody_to_take_over()
    {
        var facts = Facts.Of((FactKeys.Pod, "lonely"), (FactKeys.Namespace, "shop")).None(FactKeys.WorkloadKind);

        Lines("C-REPLICAS", "DELETE_POD", facts)[0].ShouldSay(Severity.Outage, "Pod lonely has no owner");
        Lines("C-REPLACED", "DELETE_POD", facts)[0].ShouldSay(Severity.Outage, "gone for good");
    }

    [Fact]
    public void An_isolation_touches_every_replica_and_says_that_this_is_expected()
    {
        var facts = Facts.Miner.Know(FactKeys.Replicas, "5").Know(FactKeys.Services, "checkout");

        var lines = Lines("C-ALLREPLICAS", "ISOLATE_NETWORK", facts);

        lines[0].ShouldSay(Severity.Outage, "every replica of deployment shop/checkout is cut off");
        lines[0].Sentence.ShouldStartWith("Expected, not verified on this tenant");
        lines[1].ShouldSay(Severity.Degraded, "5 replicas are cut off");
        lines[2].ShouldSay(Severity.Outage, "Service checkout loses every endpoint");
        lines.Length.ShouldBe(3);
    }

    [Theory]
    [InlineData("daemonset", Severity.Outage, "every node")]
    [InlineData("statefulset", Severity.Outage, "failover or a split cluster")]
    [InlineData("job", Severity.Degraded, "deadline")]
    public void An_isolation_says_what_it_means_for_the_kind(string kind, Severity severity, string words) =>
        Lines("C-ALLREPLICAS", "ISOLATE_NETWORK", Facts.Miner.Know(FactKeys.WorkloadKind, kind))[^1]
            .ShouldSay(severity, words);

    [Theory]
    [InlineData("RollingUpdate", Severity.Degraded, "The strategy is RollingUpdate")]
    [InlineData("Recreate", Severity.Outage, "all replicas stop")]
    [InlineData("OnDelete", Severity.None, "nothing is restarted")]
    [InlineData(null, Severity.Unknown, "one by one, all at once or not at all: unknown")]
    public void A_restart_depends_on_the_strategy(string? strategy, Severity severity, string words)
    {
        var facts = strategy is null ? Facts.Miner : Facts.Miner.Know(FactKeys.Strategy, strategy);

        Lines("C-ALLREPLICAS", "ROLLOUT_RESTART", facts)[^1].ShouldSay(severity, words);
    }

    [Fact]
    public void Two_strategies_give_the_worse_and_show_both()
    {
        var facts = Facts.Miner.Know(FactKeys.Strategy, "OnDelete").From("kubectl", FactKeys.Strategy, "Recreate");

        var line = Lines("C-ALLREPLICAS", "ROLLOUT_RESTART", facts)[^1];

        line.ShouldSay(Severity.Outage, "all replicas stop");
        line.Sentence.ShouldContain("OnDelete (event), Recreate (kubectl)");
    }

    [Theory]
    [InlineData("calico 3.29", Severity.None, "applies NetworkPolicies", Severity.Degraded, "expected to stay open")]
    [InlineData("cilium 1.17", Severity.None, "applies NetworkPolicies", Severity.Unknown, "differs by version")]
    [InlineData(
        "aws-vpc-cni 1.19 strict",
        Severity.None,
        "applies NetworkPolicies",
        Severity.Degraded,
        "leave open connections"
    )]
    [InlineData(
        "aws-vpc-cni 1.19 standard",
        Severity.None,
        "applies NetworkPolicies",
        Severity.None,
        "look at open connections"
    )]
    [InlineData("aws-vpc-cni 1.19", Severity.Unknown, "not certain", Severity.Unknown, "decides")]
    public void What_an_isolation_cuts_depends_on_the_network_plug_in(
        string cni,
        Severity enforced,
        string words,
        Severity open,
        string openWords
    )
    {
        var lines = Lines("C-ISOLATION", "ISOLATE_NETWORK", Facts.Miner.Know(FactKeys.Cni, cni));

        lines[0].ShouldSay(enforced, words);
        lines[1].ShouldSay(open, openWords);
    }

    [Fact]
    public void A_plug_in_without_policies_is_said_to_cut_nothing()
    {
        var lines = Lines("C-ISOLATION", "ISOLATE_NETWORK", Facts.Miner.Know(FactKeys.Cni, "flannel v0.26"));

        lines[0].ShouldSay(Severity.Degraded, "cuts nothing");
        lines.ShouldNotContain(line => line.Sentence.Contains("open already"));
    }

    [Fact]
    public void A_plug_in_that_nobody_described_is_not_counted_on() =>
        Lines("C-ISOLATION", "ISOLATE_NETWORK", Facts.Miner.Know(FactKeys.Cni, "homegrown"))[0]
            .ShouldSay(Severity.Unknown, "do not count on it alone");

    [Fact]
    public void Of_two_plug_ins_the_one_that_cuts_less_is_assumed()
    {
        var facts = Facts.Miner.Know(FactKeys.Cni, "calico").From("kubectl", FactKeys.Cni, "flannel");

        Lines("C-ISOLATION", "ISOLATE_NETWORK", facts)
            .ShouldContain(line => line.Sentence.Contains("calico (event), flannel (kubectl)"));
    }

    [Fact]
    public void Everything_that_an_isolation_depends_on_is_unknown_until_it_was_read()
    {
        var lines = Lines("C-ISOLATION", "ISOLATE_NETWORK", Facts.Miner);

        lines.Count(line => line.Severity == Severity.Unknown).ShouldBe(4);
        lines.ShouldContain(line => line.Sentence.Contains("run kubectl get networkpolicy -n shop -o json to know"));
    }

    [Theory]
    [InlineData("true", Severity.Degraded, "has no effect on it")]
    [InlineData("false", Severity.None, "a network of its own")]
    public void A_pod_on_the_nodes_network_is_not_isolated(string value, Severity severity, string words) =>
        Lines("C-ISOLATION", "ISOLATE_NETWORK", Facts.Miner.Know(FactKeys.PodHostNetwork, value))
            .ShouldContain(line => line.Severity == severity && line.Sentence.Contains(words));

    [Fact]
    public void Policies_that_select_the_pod_too_are_named_because_they_add_up()
    {
        Lines("C-ISOLATION", "ISOLATE_NETWORK", Facts.Miner.Know(FactKeys.NetworkPolicies, "allow-egress"))
            .ShouldContain(line =>
                line.Severity == Severity.Degraded && line.Sentence.Contains("what allow-egress allows")
            );
        Lines("C-ISOLATION", "ISOLATE_NETWORK", Facts.Miner.None(FactKeys.NetworkPolicies))
            .ShouldContain(line => line.Severity == Severity.None && line.Sentence.Contains("No other policy"));
    }

    [Fact]
    public void A_service_goes_on_sending_clients_to_what_was_isolated()
    {
        Lines("C-ISOLATION", "ISOLATE_NETWORK", Facts.Miner.From("kubectl", FactKeys.Services, "checkout", "pay"))
            .ShouldContain(line =>
                line.Severity == Severity.Degraded
                && line.Sentence.Contains("Each of the Services checkout, pay goes on")
            );
        Lines("C-ISOLATION", "ISOLATE_NETWORK", Facts.Miner.None(FactKeys.Services))
            .ShouldContain(line => line.Severity == Severity.None && line.Sentence.Contains("No Service routes"));
    }

    [Theory]
    [InlineData("http periodSeconds=10 failureThreshold=3 timeoutSeconds=1", "about 31 s")]
    [InlineData("http /healthz period=5s failureThreshold=6 timeout=2s", "about 32 s")]
    [InlineData("tcp periodSeconds=20 failureThreshold=2", "about 41 s")]
    public void The_seconds_until_the_kubelet_ends_a_pause_are_computed(string probe, string words) =>
        Lines("C-PAUSE", "PAUSE_CONTAINER", Facts.Miner.Know(FactKeys.PodLiveness, probe))[0]
            .ShouldSay(Severity.Degraded, words);

    [Fact]
    public void The_first_probe_to_fail_counts()
    {
        var facts = Facts.Miner.From(
            "kubectl",
            FactKeys.PodLiveness,
            "app: http periodSeconds=10 failureThreshold=3 timeoutSeconds=1",
            "side: tcp periodSeconds=5 failureThreshold=2 timeoutSeconds=1"
        );

        Lines("C-PAUSE", "PAUSE_CONTAINER", facts)[0].ShouldSay(Severity.Degraded, "about 11 s");
    }

    [Theory]
    [InlineData("exec periodSeconds=10 failureThreshold=3", Severity.Degraded, "runs a command inside")]
    [InlineData("something else", Severity.Unknown, "not one that this rule can read")]
    public void A_probe_that_cannot_be_computed_is_not_guessed(string probe, Severity severity, string words) =>
        Lines("C-PAUSE", "PAUSE_CONTAINER", Facts.Miner.Know(FactKeys.PodLiveness, probe))[0]
            .ShouldSay(severity, words);

    [Fact]
    public void Without_a_liveness_probe_a_pause_is_expected_to_hold()
    {
        Lines("C-PAUSE", "PAUSE_CONTAINER", Facts.Miner.None(FactKeys.PodLiveness))[0]
            .ShouldSay(Severity.None, "is expected to leave");
        Lines("C-PAUSE", "PAUSE_CONTAINER", Facts.Miner)[0]
            .ShouldSay(Severity.Unknown, "run kubectl get pod checkout-7d9c5b6f4-abcde -n shop -o json to know.");
    }

    [Fact]
    public void A_probe_that_one_source_has_and_another_has_not_is_assumed_to_be_there()
    {
        var facts = Facts
            .Miner.From("event", FactKeys.PodLiveness, "http periodSeconds=10 failureThreshold=3")
            .None(FactKeys.PodLiveness);

        Lines("C-PAUSE", "PAUSE_CONTAINER", facts)[0].ShouldSay(Severity.Degraded, "Sources disagree on");
    }

    [Fact]
    public void A_paused_container_keeps_its_clients_waiting()
    {
        Lines("C-PAUSE", "PAUSE_CONTAINER", Facts.Miner.Know(FactKeys.Services, "checkout"))[1]
            .ShouldSay(Severity.Degraded, "Service checkout may go on sending clients");
        Lines("C-PAUSE", "PAUSE_CONTAINER", Facts.Miner.None(FactKeys.Services))[1]
            .ShouldSay(Severity.None, "No Service");
    }

    [Fact]
    public void The_first_process_of_a_container_takes_the_container_along()
    {
        var lines = Lines("C-PID", "KILL_PROCESS", Facts.Miner.Know(FactKeys.ProcessIsInit, "true"));

        lines[0].ShouldSay(Severity.Degraded, "The process xmrig is the first process of the container");
        lines.ShouldNotContain(line => line.Sentence.Contains("Its parent"));
    }

    [Fact]
    public void A_child_may_be_started_again_by_its_parent()
    {
        var lines = Lines("C-PID", "KILL_PROCESS", Facts.Miner.Know(FactKeys.ProcessIsInit, "false"));

        lines[0].ShouldSay(Severity.None, "the container goes on");
        lines[1].ShouldSay(Severity.Delay, "Its parent sh may start the process xmrig again");
        lines[2].ShouldSay(Severity.None, "PID 4823 is pinned to its start at 2025-04-05 03:00:01.115Z");
    }

    [Fact]
    public void Whether_it_is_the_first_process_is_unknown_until_it_was_read()
    {
        var lines = Lines("C-PID", "KILL_PROCESS", Facts.Of((FactKeys.ProcessId, "7")));

        lines.Select(line => line.Severity).ShouldAllBe(severity => severity == Severity.Unknown);
        lines.Length.ShouldBe(3);
        Lines("C-PID", "KILL_PROCESS", Facts.Of((FactKeys.ProcessId, "7")).None(FactKeys.ProcessParent))
            .ShouldContain(line => line.Sentence.Contains("has no parent on record"));
    }

    [Fact]
    public void Sources_that_disagree_on_the_first_process_give_the_worse()
    {
        var facts = Facts.Miner.Know(FactKeys.ProcessIsInit, "false").From("kubectl", FactKeys.ProcessIsInit, "true");

        Lines("C-PID", "KILL_PROCESS", facts)[0].ShouldSay(Severity.Degraded, "false (event), true (kubectl)");
    }

    [Fact]
    public void A_process_of_the_host_puts_a_service_of_the_node_at_risk() =>
        Lines("C-PID", "KILL_PROCESS", Facts.Miner.Know(FactKeys.ContainerId, "host"))[0]
            .ShouldSay(Severity.Degraded, "belongs to the node");

    [Theory]
    [InlineData("Always", Severity.Degraded, "from the same image registry.example/shop/checkout:1.4")]
    [InlineData("OnFailure", Severity.Degraded, "counts as failed")]
    [InlineData("Never", Severity.Outage, "stays dead")]
    [InlineData(null, Severity.Degraded, "Containers of a deployment always restart")]
    public void A_killed_container_comes_back_by_its_restart_policy(string? policy, Severity severity, string words)
    {
        var facts = policy is null ? Facts.Miner : Facts.Miner.Know(FactKeys.PodRestartPolicy, policy);

        Lines("C-REPLACED", "KILL_CONTAINER", facts)[0].ShouldSay(severity, words);
    }

    [Fact]
    public void A_jobs_container_comes_back_or_not_and_that_is_unknown() =>
        Lines("C-REPLACED", "KILL_CONTAINER", Facts.Miner.Know(FactKeys.WorkloadKind, "job"))[0]
            .ShouldSay(Severity.Unknown, "Whether the kubelet starts the container again");

    [Fact]
    public void Two_restart_policies_give_the_worse_and_show_both()
    {
        var facts = Facts
            .Miner.Know(FactKeys.PodRestartPolicy, "Always")
            .From("kubectl", FactKeys.PodRestartPolicy, "Never");

        var line = Lines("C-REPLACED", "KILL_CONTAINER", facts)[0];

        line.ShouldSay(Severity.Outage, "stays dead");
        line.Sentence.ShouldContain("Always (event), Never (kubectl)");
    }

    [Fact]
    public void A_stop_does_not_hold_where_the_kubelet_restarts()
    {
        Lines("C-REPLACED", "STOP_CONTAINER", Facts.Miner)[1].ShouldSay(Severity.Degraded, "the stop does not hold");
        Lines("C-REPLACED", "STOP_CONTAINER", Facts.Miner.Know(FactKeys.PodRestartPolicy, "Never"))
            .ShouldNotContain(line => line.Sentence.Contains("does not hold"));
    }

    [Theory]
    [InlineData("daemonset", "node node-1 is without it")]
    [InlineData("statefulset", "One member of statefulset shop/checkout")]
    [InlineData("job", "backoff limit")]
    public void A_killed_container_says_what_it_means_for_the_kind(string kind, string words) =>
        Lines("C-REPLACED", "KILL_CONTAINER", Facts.Miner.Know(FactKeys.WorkloadKind, kind))[^1]
            .ShouldSay(Severity.Degraded, words);

    [Theory]
    [InlineData("deployment", Severity.Degraded, "makes a new Pod within seconds")]
    [InlineData("statefulset", Severity.Degraded, "same name and claim")]
    [InlineData("daemonset", Severity.Degraded, "on the same node")]
    [InlineData("cronjob", Severity.Degraded, "runs the work again")]
    [InlineData("pod", Severity.Outage, "gone for good")]
    [InlineData("rollout", Severity.Unknown, "up to its controller")]
    public void What_follows_a_deleted_pod_depends_on_its_owner(string kind, Severity severity, string words) =>
        Lines("C-REPLACED", "DELETE_POD", Facts.Miner.Know(FactKeys.WorkloadKind, kind))[0].ShouldSay(severity, words);

    [Fact]
    public void What_follows_a_deleted_pod_is_unknown_without_its_owner()
    {
        Lines("C-REPLACED", "DELETE_POD", Facts.Of((FactKeys.Pod, "web")))[0]
            .ShouldSay(Severity.Unknown, "or it is gone for good: unknown");
        Lines("C-REPLACED", "DELETE_POD", Facts.Miner.Know(FactKeys.PodStatic, "true"))[0]
            .ShouldSay(Severity.Degraded, "no lasting effect");
    }

    [Fact]
    public void A_restart_of_all_fixes_nothing_in_the_image() =>
        Lines("C-REPLACED", "ROLLOUT_RESTART", Facts.Miner)[0].ShouldSay(Severity.Degraded, "comes back with them");

    [Fact]
    public void Deleting_a_pod_ends_its_token_and_a_kill_does_not()
    {
        var facts = Facts.Miner.From("kubectl", FactKeys.ServiceAccount, "checkout-sa");

        Lines("C-IDENTITY", "DELETE_POD", facts)[0].ShouldSay(Severity.None, "about a minute after the deletion");
        Lines("C-IDENTITY", "KILL_PROCESS", facts)[0].ShouldSay(Severity.Degraded, "this revokes nothing");
        Lines("C-IDENTITY", "KILL_PROCESS", facts)[1]
            .ShouldSay(Severity.Unknown, "Which other workloads use ServiceAccount checkout-sa");
        Lines("C-IDENTITY", "KILL_PROCESS", facts.Know(FactKeys.ServiceAccountSharedBy, "deployment shop/api"))[1]
            .ShouldSay(Severity.None, "also used by deployment shop/api");
        Lines("C-IDENTITY", "KILL_PROCESS", facts.None(FactKeys.ServiceAccountSharedBy))[1]
            .ShouldSay(Severity.None, "No other workload is known");
        Lines("C-IDENTITY", "KILL_PROCESS", Facts.Miner.None(FactKeys.ServiceAccount))[0]
            .ShouldSay(Severity.None, "no ServiceAccount token");
    }

    [Theory]
    [InlineData(null, Severity.Unknown, "could be fetched from the Pod")]
    [InlineData("", Severity.None, "No cloud identity")]
    [InlineData("role checkout", Severity.Degraded, "Credentials of role checkout")]
    public void Cloud_credentials_outlive_the_pod(string? identity, Severity severity, string words)
    {
        var facts = identity switch
        {
            null => Facts.Miner,
            "" => Facts.Miner.None(FactKeys.CloudIdentity),
            _ => Facts.Miner.Know(FactKeys.CloudIdentity, identity),
        };

        Lines("C-IDENTITY", "DELETE_POD", facts)[^1].ShouldSay(severity, words);
    }

    [Theory]
    [InlineData(null, Severity.Unknown, "would be denied: unknown")]
    [InlineData("", Severity.None, "Nothing else is known")]
    [InlineData("12 nodes", Severity.Outage, "also used by 12 nodes")]
    public void A_quarantined_identity_takes_everybody_along_who_uses_it(
        string? shared,
        Severity severity,
        string words
    )
    {
        var facts = Facts.Of((FactKeys.CloudUser, "ci"));
        facts = shared switch
        {
            null => facts,
            "" => facts.None(FactKeys.CloudIdentitySharedBy),
            _ => facts.Know(FactKeys.CloudIdentitySharedBy, shared),
        };

        var lines = Lines("C-IDENTITY", "IAM_QUARANTINE", facts);

        lines[0].ShouldSay(severity, words);
        lines[1].ShouldSay(Severity.Delay, "some seconds");
    }

    [Fact]
    public void Two_accounts_of_who_shares_an_identity_give_the_worse()
    {
        var facts = Facts
            .Of((FactKeys.CloudUser, "ci"), (FactKeys.CloudIdentitySharedBy, "12 nodes"))
            .None(FactKeys.CloudIdentitySharedBy);

        Lines("C-IDENTITY", "IAM_QUARANTINE", facts)[0].ShouldSay(Severity.Outage, "12 nodes (event), none (kubectl)");
    }

    [Fact]
    public void What_is_lost_names_the_action_that_saves_it()
    {
        var lines = Lines("C-EVIDENCE", "DELETE_POD", Facts.Miner);

        lines.ShouldContain(line =>
            line.Severity == Severity.Delay
            && line.Sentence.Contains("GET_LOGS saves it where it can run: do that first")
        );
        lines.ShouldContain(line =>
            line.Severity == Severity.Degraded && line.Sentence.Contains("No Sysdig action saves it")
        );
        lines.ShouldContain(line =>
            line.Severity == Severity.Unknown && line.Sentence.Contains("Which emptyDir volumes")
        );
    }

    [Fact]
    public void Without_storage_what_needs_it_cannot_be_saved()
    {
        Lines("C-EVIDENCE", "KILL_PROCESS", Facts.Miner.Know(FactKeys.CaptureStorage, "disabled"))
            .ShouldContain(line =>
                line.Severity == Severity.Degraded && line.Sentence.Contains("FILE_ACQUIRE cannot save it here")
            );
        Lines("C-EVIDENCE", "KILL_PROCESS", Facts.Of((FactKeys.ProcessId, "7")))
            .ShouldContain(line =>
                line.Severity == Severity.Unknown && line.Sentence.Contains("Whether FILE_ACQUIRE can save it")
            );
        Lines("C-EVIDENCE", "KILL_PROCESS", Facts.Miner.From("other", FactKeys.CaptureStorage, "disabled"))
            .ShouldContain(line => line.Sentence.Contains("enabled (event), disabled (other); the worse is assumed"));
    }

    [Fact]
    public void EmptyDir_volumes_are_named()
    {
        Lines(
                "C-EVIDENCE",
                "DELETE_POD",
                Facts.Miner.From("kubectl", FactKeys.Volumes, "cache emptyDir", "data pvc checkout-data")
            )
            .ShouldContain(line =>
                line.Severity == Severity.Degraded && line.Sentence == "Lost with the Pod: cache emptyDir."
            );
        Lines("C-EVIDENCE", "DELETE_POD", Facts.Miner.From("kubectl", FactKeys.Volumes, "data pvc checkout-data"))
            .ShouldContain(line =>
                line.Severity == Severity.None && line.Sentence.Contains("no emptyDir volume to lose")
            );
    }

    [Fact]
    public void A_type_that_is_unknown_to_Quell_has_one_line_and_nothing_invented()
    {
        var listed = Catalogue.Of("REBOOT_NODE", ResponderType.Host) with
        {
            Description = "Reboots {host.id}\u001b[2J",
        };

        var line = s_knowledge.Rules.Evaluate(UnknownCard.Of(listed), Facts.Miner).ShouldHaveSingleItem();

        line.ShouldSay(Severity.Unknown, "no card describes it");
        line.Citations.ShouldBeEmpty();
        CardText
            .Say(UnknownCard.Of(listed).WhatItDoes, Facts.Miner)
            .ShouldBe(@"Unknown to Quell. The tenant says: Reboots (host.id)\u(1B)[2J");
    }

    [Fact]
    public void What_the_attacker_named_is_shown_escaped()
    {
        var facts = Facts.Miner.Know(FactKeys.ProcessName, "xm\u202erig\u001b[2J{pid}");

        var sentences = s_knowledge
            .Rules.Evaluate(s_knowledge.Card("KILL_PROCESS")!, facts)
            .Select(line => line.Sentence);

        sentences.ShouldContain(sentence => sentence.Contains(@"xm\u{202E}rig\u{1B}[2J{pid}"));
        sentences.ShouldAllBe(sentence => !sentence.Contains('\u001b') && !sentence.Contains('\u202e'));
    }

    [Fact]
    public void Every_line_cites_or_is_unknown_and_every_card_has_one() =>
        Gen.Select(Gen.OneOf([.. s_knowledge.Cards]), SomeFacts)
            .Sample(
                (card, facts) =>
                {
                    var lines = s_knowledge.Rules.Evaluate(card, facts);
                    lines.ShouldNotBeEmpty();
                    lines.ShouldAllBe(line => line.Severity == Severity.Unknown || !line.Citations.IsEmpty);
                    lines.ShouldAllBe(line => !line.Sentence.Contains('{') && line.Sentence.EndsWith('.'));
                    lines.Select(line => line.Severity).ShouldBeInOrder(SortDirection.Descending);
                },
                iter: 1000
            );

    [Fact]
    public void Knowing_a_fact_that_was_unknown_never_makes_a_rule_silent() =>
        Gen.Select(Gen.OneOf([.. s_knowledge.Cards]), SomeFacts)
            .Sample(
                (card, facts) =>
                {
                    foreach (var rule in s_knowledge.Rules.All.Where(rule => rule.Applies(card)))
                    {
                        rule.Evaluate(card, facts).ShouldNotBeEmpty();
                    }
                },
                iter: 500
            );

    [Fact]
    public void Every_sentence_of_the_data_can_be_reached()
    {
        var said = new HashSet<string>(StringComparer.Ordinal);
        foreach (
            var (card, facts) in SomeFacts
                .Array[3000]
                .Single()
                .SelectMany(facts => s_knowledge.Cards.Select(card => (card, facts)))
        )
        {
            said.UnionWith(s_knowledge.Rules.Evaluate(card, facts).Select(line => $"{line.Rule} {line.Sentence}"));
        }

        foreach (var (rule, sentence) in s_knowledge.Rules.Words.Ids)
        {
            var pattern = Regex.Replace(
                Regex.Escape($"{rule} {s_knowledge.Rules.Words.Template(rule, sentence)}"),
                @"\\\{[a-z]+}",
                ".*"
            );
            said.ShouldContain(line => Regex.IsMatch(line, $"^{pattern}"), $"{rule} {sentence}");
        }
    }

    private static readonly (string Key, string[] Values)[] s_domain =
    [
        (FactKeys.WorkloadKind, ["deployment", "statefulset", "daemonset", "job", "cronjob", "pod", "rollout", ""]),
        (FactKeys.WorkloadName, ["checkout"]),
        (FactKeys.Namespace, ["shop"]),
        (FactKeys.Pod, ["checkout-1"]),
        (FactKeys.Image, ["img:1"]),
        (FactKeys.Node, ["node-1"]),
        (FactKeys.PodRestartPolicy, ["Always", "OnFailure", "Never", "Sometimes"]),
        (FactKeys.PodStatic, ["true", "false"]),
        (FactKeys.PodHostNetwork, ["true", "false"]),
        (FactKeys.PodLiveness, ["", "exec period=1 failureThreshold=1", "http period=10 failureThreshold=3", "?"]),
        (FactKeys.ReplicasReady, ["0", "1", "4", "x"]),
        (FactKeys.Replicas, ["1", "4"]),
        (FactKeys.Strategy, ["RollingUpdate", "Recreate", "OnDelete"]),
        (FactKeys.Services, ["", "checkout"]),
        (FactKeys.NetworkPolicies, ["", "allow-all"]),
        (FactKeys.Cni, ["calico", "cilium", "aws standard", "flannel", "own"]),
        (FactKeys.ProcessId, ["7"]),
        (FactKeys.ProcessStart, ["1743822001115100312"]),
        (FactKeys.ProcessName, ["xmrig"]),
        (FactKeys.ProcessParent, ["", "sh"]),
        (FactKeys.ProcessIsInit, ["true", "false"]),
        (FactKeys.ContainerId, ["host", "1f0c2a3b4d5e"]),
        (FactKeys.ServiceAccount, ["", "sa"]),
        (FactKeys.ServiceAccountSharedBy, ["", "deployment shop/api"]),
        (FactKeys.CloudIdentity, ["", "role x"]),
        (FactKeys.CloudIdentitySharedBy, ["", "12 nodes"]),
        (FactKeys.CloudUser, ["ci"]),
        (FactKeys.CaptureStorage, ["enabled", "disabled", "?"]),
        (FactKeys.Volumes, ["cache emptyDir", "data pvc"]),
    ];

    private static readonly Gen<FactSheet> SomeFacts =
        from picks in Gen.Int[-1, 7].Array[s_domain.Length]
        from twice in Gen.Int[0, s_domain.Length - 1]
        select Sheet(picks, twice);

    private static FactSheet Sheet(int[] picks, int twice)
    {
        var sheet = FactSheet.Empty;
        for (var i = 0; i < picks.Length; i++)
        {
            var (key, values) = s_domain[i];
            if (picks[i] >= 0)
            {
                sheet = Add(sheet, "event", key, values[picks[i] % values.Length]);
                sheet = i == twice ? Add(sheet, "kubectl", key, values[^1]) : sheet;
            }
        }
        return sheet;
    }

    private static FactSheet Add(FactSheet sheet, string source, string key, string value) =>
        value.Length == 0 ? sheet.From(source, key) : sheet.From(source, key, value);

    private static ImmutableArray<Consequence> Lines(string rule, string type, FactSheet facts)
    {
        var card = s_knowledge.Card(type)!;
        var found = s_knowledge.Rules.All.Single(each => each.Id == rule);
        found.Applies(card).ShouldBeTrue();
        return found.Evaluate(card, facts);
    }
}

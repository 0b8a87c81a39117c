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
    private static readonly ResponseKnowledge s_knowledge = ResponseKnowledge.Embedded;

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
                    lines.All(line => line.Severity == Severity.Unknown || !line.Citations.IsEmpty).ShouldBeTrue();
                    lines.All(line => !line.Sentence.Contains('{') && line.Sentence.EndsWith('.')).ShouldBeTrue();
                    lines.Select(line => line.Severity).ShouldBeInOrder(SortDirection.Descending);
                },
                iter: 1000
            );

    [Fact]
    public void A_rule_that_applies_is_never_silent() =>
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
        var open = s_knowledge
            .Rules.Words.Ids.Select(id => (id.Rule, id.Sentence, Parts: Parts(id.Rule, id.Sentence)))
            .ToList();
        for (var round = 0; round < 60 && open.Count > 0; round++)
        {
            var said = SomeFacts
                .Array[50]
                .Single()
                .SelectMany(facts => s_knowledge.Cards.SelectMany(card => s_knowledge.Rules.Evaluate(card, facts)))
                .Select(line => $"{line.Rule} {line.Sentence}")
                .ToHashSet(StringComparer.Ordinal);
            open.RemoveAll(sentence => said.Any(line => Holds(line, sentence.Parts)));
        }

        open.Select(sentence => $"{sentence.Rule} {sentence.Sentence}").ShouldBeEmpty();
    }

    [Fact]
    public void Adding_a_fact_never_removes_a_warning_that_it_does_not_contradict() =>
        Gen.Select(Gen.OneOf([.. s_knowledge.Cards]), SomeFacts, Gen.Int[0, s_domain.Length - 1], Gen.Int[0, 7])
            .Sample(
                (card, facts, which, pick) =>
                {
                    var (key, values) = s_domain[which];
                    if (facts[key] is not Fact.Unknown)
                    {
                        return;
                    }
                    var before = s_knowledge.Rules.Evaluate(card, facts);
                    var after = s_knowledge.Rules.Evaluate(
                        card,
                        Add(facts, "kubectl", key, values[pick % values.Length])
                    );

                    // A line may go where the same rule says something that rests on the new fact instead. A line that
                    // stays may name its objects better, so it is known again by its rule, severity and facts.
                    var spoken = after
                        .Where(line => line.Facts.Contains(key, StringComparer.Ordinal))
                        .Select(line => line.Rule)
                        .ToHashSet(StringComparer.Ordinal);
                    before
                        .Where(line => line.Severity > Severity.None && !spoken.Contains(line.Rule))
                        .Where(line => !after.Any(other => Same(line, other)))
                        .ShouldBeEmpty($"{card.Type} and {key}");
                },
                iter: 1500
            );

    private static bool Same(Consequence left, Consequence right) =>
        left.Rule == right.Rule
        && left.Severity == right.Severity
        && left.Facts.SequenceEqual(right.Facts, StringComparer.Ordinal);

    private static string[] Parts(string rule, string sentence) =>
        Place.Split($"{rule} {s_knowledge.Rules.Words.Template(rule, sentence)}");

    private static readonly (string Key, string[] Values)[] s_domain =
    [
        (FactKeys.WorkloadKind, ["deployment", "statefulset", "daemonset", "job", "cronjob", "pod", "rollout", ""]),
        (FactKeys.WorkloadName, ["checkout"]),
        (FactKeys.Namespace, ["shop"]),
        (FactKeys.Pod, ["checkout-1"]),
        (FactKeys.Image, ["img:1"]),
        (FactKeys.Node, ["node-1", "fargate-ip-10-0-0-1"]),
        (FactKeys.PodRestartPolicy, ["Always", "OnFailure", "Never", "Sometimes"]),
        (FactKeys.PodStatic, ["true", "false"]),
        (FactKeys.PodHostNetwork, ["true", "false"]),
        (FactKeys.PodPrivileged, ["false", "false", "false", "true"]),
        (FactKeys.PodHostPid, ["false"]),
        (FactKeys.PodHostIpc, ["false"]),
        (FactKeys.PodHostPath, ["", "/var/run readOnly=false"]),
        (FactKeys.PodCapabilities, ["", "SYS_ADMIN", "CHOWN"]),
        (FactKeys.PodSharesProcesses, ["true", "false"]),
        (FactKeys.PodPriorityClass, ["system-node-critical", "high"]),
        (FactKeys.Criticality, ["", "namespace=kube-system"]),
        (
            FactKeys.PodLiveness,
            ["", "exec period=1 failureThreshold=1", "container=app type=http period=10 failureThreshold=3", "?"]
        ),
        (
            FactKeys.PodReadiness,
            [
                "",
                "container=app type=exec period=5 failureThreshold=3",
                "container=app type=http period=5 failureThreshold=3 timeout=1",
                "?",
            ]
        ),
        (FactKeys.ReplicasReady, ["0", "1", "4", "x"]),
        (FactKeys.Replicas, ["1", "4"]),
        (
            FactKeys.Strategy,
            ["RollingUpdate maxUnavailable=0 maxSurge=1", "RollingUpdate partition=2", "Recreate", "OnDelete"]
        ),
        (FactKeys.MinReadySeconds, ["0", "30"]),
        (FactKeys.RolloutPaused, ["true", "false"]),
        (FactKeys.JobSuspended, ["true", "false"]),
        (FactKeys.JobBackoff, ["limit=6 failed=1 activeDeadline=600", "limit=1 failed=1"]),
        (FactKeys.Services, ["", "checkout"]),
        (FactKeys.Endpoints, ["", "checkout ready=1 ours=1", "checkout ready=3 ours=1", "checkout ready=3 ours=0"]),
        (
            FactKeys.NetworkPolicies,
            [
                "",
                "NetworkPolicy/web egress=allow",
                "NetworkPolicy/web egress=allow|NetworkPolicy/base ingress=deny egress=deny",
                "NetworkPolicy/base ingress=deny egress=deny",
                "NetworkPolicy/bare",
                "NetworkPolicy/bare|NetworkPolicy/base egress=deny",
                "NetworkPolicy/web egress=allow|NetworkPolicy/in ingress=deny",
            ]
        ),
        (FactKeys.QuarantinePolicies, ["", "NetworkPolicy/quarantine label=quarantine=true"]),
        (FactKeys.Cni, ["calico", "cilium version=1.14.2", "aws mode=standard", "flannel", "own"]),
        (FactKeys.Sidecar, ["", "istio container=istio-proxy native=false", "linkerd container=app native=true"]),
        (FactKeys.Ambient, ["true", "false"]),
        (FactKeys.Leases, ["", "shop/checkout duration=15"]),
        (
            FactKeys.Webhooks,
            [
                "",
                "ValidatingWebhookConfiguration/x webhook=y failurePolicy=Fail service=checkout",
                "ValidatingWebhookConfiguration/x webhook=y failurePolicy=Ignore service=checkout",
            ]
        ),
        (FactKeys.PdbCovering, ["", "checkout minAvailable=1 allowed=0", "checkout minAvailable=1 allowed=1"]),
        (FactKeys.Hpa, ["", "checkout min=2 max=10 current=3"]),
        (FactKeys.Keda, ["", "checkout min=0 max=20 paused=false", "checkout min=0 max=20 paused=true"]),
        (FactKeys.Vpa, ["", "checkout mode=Auto", "checkout mode=Off"]),
        (
            FactKeys.GitOps,
            [
                "",
                "argocd app=checkout namespace=argocd",
                "flux kustomization=apps/shop",
                "flux helmrelease=shop/checkout",
            ]
        ),
        (FactKeys.SelfHeal, ["true interval=180", "true", "false"]),
        (FactKeys.Helm, ["", "checkout namespace=shop"]),
        (FactKeys.OperatorOwner, ["", "Kafka.kafka.strimzi.io/events"]),
        (FactKeys.ProcessId, ["7"]),
        (FactKeys.ProcessStart, ["1743822001115100312"]),
        (FactKeys.ProcessName, ["xmrig"]),
        (FactKeys.ProcessParent, ["", "sh"]),
        (FactKeys.ProcessIsInit, ["true", "false"]),
        (FactKeys.ProcessExecutable, ["/tmp/x", "/bin/sh"]),
        (FactKeys.FilePath, ["/tmp/x"]),
        (FactKeys.ContainerId, ["host", "1f0c2a3b4d5e"]),
        (FactKeys.ContainerName, ["app", "istio-proxy"]),
        (FactKeys.ServiceAccount, ["", "sa"]),
        (FactKeys.ServiceAccountSharedBy, ["", "Deployment/api"]),
        (FactKeys.TokenType, ["bound", "legacy"]),
        (FactKeys.CloudIdentity, ["", "irsa role=arn:aws:iam::111122223333:role/shop", "nodeRole"]),
        (FactKeys.CloudIdentitySharedBy, ["", "ServiceAccount/shop/api"]),
        (FactKeys.CloudUser, ["ci"]),
        (FactKeys.RoleName, ["shop"]),
        (FactKeys.RoleManagedBy, ["", "service-linked"]),
        (FactKeys.RoleAttached, ["", "arn:aws:iam::aws:policy/AWSCompromisedKeyQuarantineV3"]),
        (FactKeys.RoleInline, ["", "s3"]),
        (FactKeys.KeyLastUsed, ["", "AKIAIOSFODNN7EXAMPLE at=2026-01-31T10:00:00Z service=s3 region=eu-west-1"]),
        (FactKeys.CaptureStorage, ["enabled", "disabled", "?"]),
        (
            FactKeys.Volumes,
            [
                "emptyDir name=cache medium=Memory",
                "pvc name=data claim=data-0 access=ReadWriteOnce",
                "pvc name=data claim=data-0 access=ReadWriteMany|emptyDir name=tmp",
                "configMap name=c",
            ]
        ),
        (FactKeys.VolumeSharedBy, ["", "claim=data-0 Deployment/api"]),
        (FactKeys.ClaimsWhenScaled, ["Retain", "Delete"]),
        (FactKeys.SnapshotClass, ["", "csi driver=d deletionPolicy=Delete", "csi deletionPolicy=Retain", "csi"]),
        (FactKeys.NodeSpot, ["true", "false"]),
        (FactKeys.NodeProtected, ["true", "false"]),
        (FactKeys.NodeManagedBy, ["", "karpenter nodepool=default"]),
        (FactKeys.NodeTenants, ["", "Deployment/pay/api"]),
        (FactKeys.NodeUnschedulable, ["true", "false"]),
        ("each", ["NetworkPolicy/web", "NetworkPolicy/bare", "AKIAIOSFODNN7EXAMPLE"]),
        ("each.tail", ["web", "system:node"]),
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
        value.Length == 0 ? sheet.From(source, key) : sheet.From(source, key, value.Split('|'));

    private static readonly Regex Place = new(@"\{[a-z]+\}", RegexOptions.None, TimeSpan.FromSeconds(1));

    /// <summary>True when the parts stand in the line one after the other, the first at its beginning.</summary>
    private static bool Holds(string line, string[] parts)
    {
        var from = 0;
        foreach (var part in parts)
        {
            var at = line.IndexOf(part, from, StringComparison.Ordinal);
            if (at < 0 || (from == 0 && at != 0))
            {
                return false;
            }
            from = at + part.Length;
        }
        return true;
    }
}

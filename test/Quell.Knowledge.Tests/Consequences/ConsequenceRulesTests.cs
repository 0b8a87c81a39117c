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
        var said = new HashSet<string>(StringComparer.Ordinal);
        foreach (
            var (card, facts) in SomeFacts
                .Array[800]
                .Single()
                .SelectMany(facts => s_knowledge.Cards.Select(card => (card, facts)))
        )
        {
            said.UnionWith(s_knowledge.Rules.Evaluate(card, facts).Select(line => $"{line.Rule} {line.Sentence}"));
        }

        foreach (var (rule, sentence) in s_knowledge.Rules.Words.Ids)
        {
            var parts = Place.Split($"{rule} {s_knowledge.Rules.Words.Template(rule, sentence)}");
            said.ShouldContain(line => Holds(line, parts), $"{rule} {sentence}");
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

using Quell.Domain.Actions;
using Quell.Domain.Facts;

namespace Quell.Knowledge.Tests.Consequences.Rules;

public sealed class IsolationRuleTests
{
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
        var lines = Rule.Lines("C-ISOLATION", "ISOLATE_NETWORK", Facts.Miner.Know(FactKeys.Cni, cni));

        lines[0].ShouldSay(enforced, words);
        lines[1].ShouldSay(open, openWords);
    }

    [Fact]
    public void A_plug_in_without_policies_is_said_to_cut_nothing()
    {
        var lines = Rule.Lines("C-ISOLATION", "ISOLATE_NETWORK", Facts.Miner.Know(FactKeys.Cni, "flannel v0.26"));

        lines[0].ShouldSay(Severity.Degraded, "cuts nothing");
        lines.ShouldNotContain(line => line.Sentence.Contains("open already"));
    }

    [Fact]
    public void A_plug_in_that_nobody_described_is_not_counted_on() =>
        Rule.Lines("C-ISOLATION", "ISOLATE_NETWORK", Facts.Miner.Know(FactKeys.Cni, "homegrown"))[0]
            .ShouldSay(Severity.Unknown, "do not count on it alone");

    [Fact]
    public void Of_two_plug_ins_the_one_that_cuts_less_is_assumed()
    {
        var facts = Facts.Miner.Know(FactKeys.Cni, "calico").From("kubectl", FactKeys.Cni, "flannel");

        Rule.Lines("C-ISOLATION", "ISOLATE_NETWORK", facts)
            .ShouldContain(line => line.Sentence.Contains("calico (event), flannel (kubectl)"));
    }

    [Fact]
    public void Everything_that_an_isolation_depends_on_is_unknown_until_it_was_read()
    {
        var lines = Rule.Lines("C-ISOLATION", "ISOLATE_NETWORK", Facts.Miner);

        lines.Count(line => line.Severity == Severity.Unknown).ShouldBe(4);
        lines.ShouldContain(line => line.Sentence.Contains("run kubectl get networkpolicy -n shop -o json to know"));
    }

    [Theory]
    [InlineData("true", Severity.Degraded, "has no effect on it")]
    [InlineData("false", Severity.None, "a network of its own")]
    public void A_pod_on_the_nodes_network_is_not_isolated(string value, Severity severity, string words) =>
        Rule.Lines("C-ISOLATION", "ISOLATE_NETWORK", Facts.Miner.Know(FactKeys.PodHostNetwork, value))
            .ShouldContain(line => line.Severity == severity && line.Sentence.Contains(words));

    [Fact]
    public void Policies_that_select_the_pod_too_are_named_because_they_add_up()
    {
        Rule.Lines("C-ISOLATION", "ISOLATE_NETWORK", Facts.Miner.Know(FactKeys.NetworkPolicies, "allow-egress"))
            .ShouldContain(line =>
                line.Severity == Severity.Degraded && line.Sentence.Contains("what allow-egress allows")
            );
        Rule.Lines("C-ISOLATION", "ISOLATE_NETWORK", Facts.Miner.None(FactKeys.NetworkPolicies))
            .ShouldContain(line => line.Severity == Severity.None && line.Sentence.Contains("No other policy"));
    }

    [Fact]
    public void A_service_goes_on_sending_clients_to_what_was_isolated()
    {
        Rule.Lines("C-ISOLATION", "ISOLATE_NETWORK", Facts.Miner.From("kubectl", FactKeys.Services, "checkout", "pay"))
            .ShouldContain(line =>
                line.Severity == Severity.Degraded
                && line.Sentence.Contains("Each of the Services shop/checkout, shop/pay goes on")
            );
        Rule.Lines("C-ISOLATION", "ISOLATE_NETWORK", Facts.Miner.None(FactKeys.Services))
            .ShouldContain(line => line.Severity == Severity.None && line.Sentence.Contains("No Service routes"));
    }

    [Theory]
    [InlineData("NetworkPolicy/base ingress=deny egress=deny", Severity.None, "which allows nothing more")]
    [InlineData(
        "NetworkPolicy/web egress=some | NetworkPolicy/base ingress=deny",
        Severity.Degraded,
        "what NetworkPolicy/web allows stays"
    )]
    [InlineData(
        "NetworkPolicy/base ingress=deny | NetworkPolicy/own selects=unknown",
        Severity.Degraded,
        "what NetworkPolicy/own allows stays"
    )]
    [InlineData(
        "incomplete: kubectl network not read (forbidden) | NetworkPolicy/base ingress=deny",
        Severity.Unknown,
        "unknown (incomplete: kubectl network not read (forbidden))"
    )]
    public void Of_other_policies_those_count_that_allow(string policies, Severity severity, string words) =>
        Rule.ShouldSay("C-ISOLATION", "ISOLATE_NETWORK", $"networkPolicies.selecting: {policies}", severity, words);

    [Fact]
    public void On_a_serverless_node_a_policy_is_not_counted_on() =>
        Rule.ShouldSay(
            "C-ISOLATION",
            "ISOLATE_NETWORK",
            "node.name: fargate-ip-10-0-0-1.eu-west-1.compute.internal",
            Severity.Degraded,
            "not expected to be applied"
        );

    [Fact]
    public void A_plug_in_is_named_with_its_version_and_mode() =>
        Rule.ShouldSay(
            "C-ISOLATION",
            "DETACH_POD",
            "cni: aws mode=strict version=1.19",
            Severity.None,
            "aws 1.19 (mode strict) applies"
        );
}

using System.Collections.Immutable;
using Quell.Domain.Actions;
using Quell.Domain.Facts;
using Quell.Knowledge.Cards;
using Quell.Knowledge.Text;

namespace Quell.Knowledge.Consequences.Rules;

/// <summary>What an isolating NetworkPolicy really cuts: by plug-in, by open connections, by other policies.</summary>
internal sealed class IsolationRule(RuleWords words, ImmutableArray<CniProfile> cnis)
    : ConsequenceRule("C-ISOLATION", words)
{
    private static readonly ImmutableArray<string> s_who =
    [
        FactKeys.WorkloadKind,
        FactKeys.Namespace,
        FactKeys.WorkloadName,
    ];

    protected override ImmutableArray<string> Reads =>
        [FactKeys.Cni, FactKeys.PodHostNetwork, FactKeys.NetworkPolicies, FactKeys.Services, FactKeys.Node];

    public override bool Applies(ActionCard card) =>
        card.Verb == CardVerb.Isolate
        || (card.Verb == CardVerb.Detach && card.D3fend.Contains("D3-NI", StringComparer.Ordinal)); // Under a deny policy.

    protected override IEnumerable<RuleLine> Judge(ActionCard card, FactView facts)
    {
        var who = ("who", Subject.Workload(facts));
        foreach (var line in Enforcement(facts))
        {
            yield return line;
        }
        yield return facts.Flag(FactKeys.PodHostNetwork) switch
        {
            true => Line(Severity.Degraded, "host-network", [FactKeys.PodHostNetwork]),
            false => Line(Severity.None, "no-host-network", [FactKeys.PodHostNetwork]),
            null => NotKnown("host-network-unknown", facts, FactKeys.PodHostNetwork),
        };
        if (facts.Name(FactKeys.Node) is { } node && node.StartsWith("fargate-", StringComparison.Ordinal))
        {
            yield return Line(Severity.Degraded, "serverless", [FactKeys.Node], ("node", node));
        }
        if (card.Verb == CardVerb.Detach)
        {
            yield break;
        }
        yield return Others(facts, who);
        yield return Subject.Services(facts) is { } services
            ? Line(Severity.Degraded, "still-routed", [FactKeys.Services, .. s_who], who, ("services", services))
        : facts.Read(FactKeys.Services) is not null
            ? Line(Severity.None, "not-routed", [FactKeys.Services, .. s_who], who)
        : NotKnown("services-unknown", facts, FactKeys.Services, who);
        yield return Always(Severity.Degraded, "names", s_who, who);
    }

    /// <summary>Other policies matter by what they allow; one whose directions were not read may allow anything.</summary>
    private RuleLine Others(FactView facts, (string, string) who)
    {
        if (facts.Values(FactKeys.NetworkPolicies) is not { } policies)
        {
            return NotKnown("policies-unknown", facts, FactKeys.NetworkPolicies);
        }
        if (policies.IsEmpty)
        {
            return Line(Severity.None, "no-other-policies", [FactKeys.NetworkPolicies, .. s_who], who);
        }
        var allow = policies
            .Where(policy =>
                !FactView.IsIncomplete(policy) && !policy.Parts.Any(part => part.Key is "ingress" or "egress")
                || policy.Parts.Any(part => part.Value is "allow" or "some")
            )
            .ToList();
        return allow.Count == 0 && policies.Any(FactView.IsIncomplete)
                ? NotKnown("policies-unknown", facts, FactKeys.NetworkPolicies)
            : allow.Count == 0
                ? Line(
                    Severity.None,
                    "others-deny",
                    [FactKeys.NetworkPolicies],
                    ("policies", Subject.List(policies.Select(policy => policy.Name)))
                )
            : Line(
                Severity.Degraded,
                "additive",
                [FactKeys.NetworkPolicies],
                ("policies", Subject.List(allow.Select(policy => policy.Name)))
            );
    }

    /// <summary>Such as <c>cilium 1.16.1</c>.</summary>
    private static string Plugin(FactView facts)
    {
        var plugin = FactValue.Of(facts.Read(FactKeys.Cni)!.Text);
        var mode = plugin["mode"] is { } set ? $" (mode {set})" : string.Empty;
        return Names.Of($"{plugin.Name} {plugin["version"]}".Trim() + mode);
    }

    private IEnumerable<RuleLine> Enforcement(FactView facts)
    {
        if (facts.Read(FactKeys.Cni) is not { Values.IsEmpty: false } cni)
        {
            yield return NotKnown("cni-unknown", facts, FactKeys.Cni);
            yield break;
        }
        var profile = CniProfile.Find(cnis, cni);
        var name = ("cni", Plugin(facts));
        yield return profile?.Enforces switch
        {
            true => Line(Severity.None, "enforced", [FactKeys.Cni], name),
            false => Line(Severity.Degraded, "not-enforced", [FactKeys.Cni], name),
            null => Line(Severity.Unknown, "enforced-unclear", [FactKeys.Cni], name),
        };
        if (profile is { Enforces: not false })
        {
            var cut = profile.CutsOpen == true;
            yield return Line(
                profile.CutsOpen switch
                {
                    true => Severity.None,
                    false => Severity.Degraded,
                    null => Severity.Unknown,
                },
                cut ? "open-cut" : "open",
                [FactKeys.Cni],
                ("words", profile.OpenConnections)
            );
        }
    }
}

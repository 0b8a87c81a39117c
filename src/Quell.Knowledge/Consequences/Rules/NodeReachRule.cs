using System.Collections.Immutable;
using Quell.Domain.Actions;
using Quell.Domain.Facts;
using Quell.Knowledge.Cards;

namespace Quell.Knowledge.Consequences.Rules;

/// <summary>A Pod that can reach its node: what is done to the Pod does not contain what was done from it.</summary>
internal sealed class NodeReachRule(RuleWords words) : ConsequenceRule("C-NODEREACH", words)
{
    private static readonly ImmutableArray<string> s_flags =
    [
        FactKeys.PodPrivileged,
        FactKeys.PodHostPid,
        FactKeys.PodHostIpc,
        FactKeys.PodHostNetwork,
    ];

    private static readonly ImmutableArray<string> s_keys =
    [
        .. s_flags,
        FactKeys.PodHostPath,
        FactKeys.PodCapabilities,
    ];

    protected override ImmutableArray<string> Reads => [.. s_keys, FactKeys.NodeTenants];

    public override bool Applies(ActionCard card) =>
        Touch.TakesOut(card) || card is { Verb: CardVerb.Kill, ActsOn: ActsOn.Process };

    protected override IEnumerable<RuleLine> Judge(ActionCard card, FactView facts)
    {
        var ways = Ways(facts).ToList();
        if (ways.Count == 0)
        {
            yield return s_keys.FirstOrDefault(key => facts.Read(key) is null) is { } unread
                ? NotKnown("reach-unknown", facts, unread) with
                {
                    Keys = s_keys,
                }
                : Line(Severity.None, "own", s_keys);
            yield break;
        }
        ImmutableArray<string> keys = [.. s_keys, FactKeys.Node];
        var node = ("node", facts.Name(FactKeys.Node) is { } name ? $"node {name}" : "its node");
        yield return Line(
            Severity.Degraded,
            "reaches",
            keys,
            node,
            ("ways", Subject.List(ways)),
            ("pod", Subject.Pod(facts))
        );
        yield return facts.Read(FactKeys.NodeTenants) switch
        {
            null => NotKnown("tenants-unknown", facts, FactKeys.NodeTenants, node),
            { Values.IsEmpty: true } => Line(
                Severity.None,
                "no-tenants",
                [FactKeys.NodeTenants, FactKeys.Node, .. s_keys],
                node
            ),
            { Values: var tenants } => Line(
                Severity.Degraded,
                "tenants",
                [FactKeys.NodeTenants, FactKeys.Node, .. s_keys],
                node,
                ("tenants", Subject.List(tenants))
            ),
        };
    }

    private static IEnumerable<string> Ways(FactView facts)
    {
        foreach (var flag in s_flags.Where(flag => facts.Flag(flag) == true))
        {
            yield return flag["pod.".Length..];
        }
        foreach (var path in facts.Values(FactKeys.PodHostPath) ?? [])
        {
            yield return $"hostPath {path.Name}{(path["readOnly"] is "true" ? " (read only)" : "")}";
        }
        foreach (var capability in (facts.Read(FactKeys.PodCapabilities)?.Values ?? []).Where(IsStrong))
        {
            yield return $"capability {capability}";
        }
    }

    private static bool IsStrong(string capability) =>
        capability.ToUpperInvariant().Replace("CAP_", "", StringComparison.Ordinal)
            is "ALL"
                or "SYS_ADMIN"
                or "SYS_PTRACE"
                or "SYS_MODULE"
                or "SYS_RAWIO"
                or "DAC_READ_SEARCH"
                or "BPF"
                or "NET_ADMIN";
}

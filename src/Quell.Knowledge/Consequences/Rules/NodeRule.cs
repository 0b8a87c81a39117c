using System.Collections.Immutable;
using Quell.Domain.Actions;
using Quell.Domain.Facts;
using Quell.Knowledge.Cards;

namespace Quell.Knowledge.Consequences.Rules;

/// <summary>Whether the node, and with it the evidence on it, stays.</summary>
internal sealed class NodeRule(RuleWords words) : ConsequenceRule("C-NODE", words)
{
    protected override ImmutableArray<string> Reads =>
        [
            FactKeys.NodeSpot,
            FactKeys.NodeProtected,
            FactKeys.NodeManagedBy,
            FactKeys.NodeTenants,
            FactKeys.NodeUnschedulable,
        ];

    // Those that keep something on the node for later, and those on the node itself.
    public override bool Applies(ActionCard card) =>
        card.Verb is CardVerb.Cordon or CardVerb.Protect or CardVerb.Pause or CardVerb.Detach;

    protected override IEnumerable<RuleLine> Judge(ActionCard card, FactView facts)
    {
        var node = ("node", facts.Name(FactKeys.Node) is { } name ? $"Node {name}" : "The node");
        yield return facts.Flag(FactKeys.NodeSpot) switch
        {
            true => Line(Severity.Degraded, "spot", [FactKeys.NodeSpot, FactKeys.Node], node),
            false => Line(Severity.None, "not-spot", [FactKeys.NodeSpot, FactKeys.Node], node),
            null => NotKnown("spot-unknown", facts, FactKeys.NodeSpot, node),
        };
        if (card.Verb != CardVerb.Protect)
        {
            yield return Kept(facts, node);
        }
        if (card.Verb == CardVerb.Cordon)
        {
            yield return Tenants(facts, node);
            if (facts.Flag(FactKeys.NodeUnschedulable) == true)
            {
                yield return Line(Severity.None, "cordoned", [FactKeys.NodeUnschedulable, FactKeys.Node], node);
            }
        }
    }

    private RuleLine Kept(FactView facts, (string, string) node)
    {
        ImmutableArray<string> keys = [FactKeys.NodeProtected, FactKeys.NodeManagedBy, FactKeys.Node];
        var manager = ("manager", facts.Name(FactKeys.NodeManagedBy) ?? "an autoscaler, if there is one,");
        return facts.Flag(FactKeys.NodeProtected) switch
        {
            true => Line(Severity.None, "protected", keys, node),
            false when facts.Read(FactKeys.NodeManagedBy) is { Values.IsEmpty: true } => Line(
                Severity.None,
                "unmanaged",
                keys,
                node
            ),
            false => Line(Severity.Degraded, "unprotected", keys, node, manager),
            null => NotKnown("protected-unknown", facts, FactKeys.NodeProtected, node),
        };
    }

    private RuleLine Tenants(FactView facts, (string, string) node) =>
        facts.Read(FactKeys.NodeTenants) switch
        {
            null => NotKnown("tenants-unknown", facts, FactKeys.NodeTenants, node),
            { Values.IsEmpty: true } => Line(Severity.None, "alone", [FactKeys.NodeTenants, FactKeys.Node], node),
            { Values: var tenants } => Line(
                Severity.Delay,
                "go-elsewhere",
                [FactKeys.NodeTenants, FactKeys.Node],
                node,
                ("tenants", Subject.List(tenants))
            ),
        };
}

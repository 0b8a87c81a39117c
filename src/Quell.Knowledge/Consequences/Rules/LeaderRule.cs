using System.Collections.Immutable;
using Quell.Domain.Actions;
using Quell.Domain.Facts;
using Quell.Knowledge.Cards;

namespace Quell.Knowledge.Consequences.Rules;

/// <summary>A Pod that leads others by a Lease: when the next one takes over.</summary>
internal sealed class LeaderRule(RuleWords words) : ConsequenceRule("C-LEADER", words)
{
    protected override ImmutableArray<string> Reads => [FactKeys.Leases];

    public override bool Applies(ActionCard card) => Touch.TakesOut(card);

    protected override IEnumerable<RuleLine> Judge(ActionCard card, FactView facts)
    {
        var pod = ("pod", Subject.Pod(facts));
        ImmutableArray<string> keys = [FactKeys.Leases, FactKeys.Pod];
        if (facts.Values(FactKeys.Leases) is not { } leases)
        {
            yield return NotKnown("lease-unknown", facts, FactKeys.Leases, pod);
            yield break;
        }
        if (leases.IsEmpty)
        {
            yield return Line(Severity.None, "no-lease", keys, pod);
        }
        foreach (var lease in leases)
        {
            var values = (
                Lease: ("lease", Text.Names.Of(lease.Name)),
                Seconds: ("seconds", Text.Names.Of(lease["duration"] ?? "15"))
            );
            yield return card.Verb switch
            {
                CardVerb.Pause => Line(Severity.Degraded, "frozen-leader", keys, pod, values.Lease, values.Seconds),
                CardVerb.Isolate or CardVerb.Detach => Line(
                    Severity.Degraded,
                    "cut-leader",
                    keys,
                    pod,
                    values.Lease,
                    values.Seconds
                ),
                CardVerb.Scale => Line(Severity.Outage, "no-leader-left", keys, pod, values.Lease),
                _ => Line(Severity.Delay, "next-leader", keys, pod, values.Lease, values.Seconds),
            };
        }
    }
}

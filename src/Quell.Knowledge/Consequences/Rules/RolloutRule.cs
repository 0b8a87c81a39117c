using System.Collections.Immutable;
using Quell.Domain.Actions;
using Quell.Domain.Facts;
using Quell.Knowledge.Cards;

namespace Quell.Knowledge.Consequences.Rules;

/// <summary>What a rollout does with this strategy, beyond how many replicas go at once.</summary>
internal sealed class RolloutRule(RuleWords words) : ConsequenceRule("C-ROLLOUT", words)
{
    private static readonly ImmutableArray<string> s_who =
    [
        FactKeys.WorkloadKind,
        FactKeys.Namespace,
        FactKeys.WorkloadName,
    ];

    protected override ImmutableArray<string> Reads =>
        [FactKeys.RolloutPaused, FactKeys.Strategy, FactKeys.WorkloadKind, FactKeys.MinReadySeconds];

    public override bool Applies(ActionCard card) => card.Verb is CardVerb.Restart or CardVerb.Roll;

    protected override IEnumerable<RuleLine> Judge(ActionCard card, FactView facts)
    {
        var who = ("who", Subject.Workload(facts));
        ImmutableArray<string> keys = [FactKeys.RolloutPaused, .. s_who];
        yield return (facts.Flag(FactKeys.RolloutPaused), Subject.Kind(facts)) switch
        {
            (_, "statefulset" or "daemonset") => Line(Severity.None, "cannot-be-paused", s_who, who),
            (true, _) => Line(Severity.Degraded, "is-paused", keys, who),
            (false, _) => Line(Severity.None, "not-paused", keys, who),
            _ => NotKnown("paused-unknown", facts, FactKeys.RolloutPaused, who),
        };
        if (!Touch.Rolls(card) || facts.Values(FactKeys.Strategy) is not [var strategy])
        {
            yield break; // C-ALLREPLICAS says what a strategy that was not read leaves open.
        }
        if (strategy["partition"] is { } partition && partition is not "0")
        {
            yield return Line(
                Severity.Degraded,
                "partition",
                [FactKeys.Strategy, .. s_who],
                who,
                ("partition", Text.Names.Of(partition))
            );
        }
        if (strategy["maxUnavailable"] is "0" or "0%")
        {
            yield return Line(Severity.Delay, "needs-room", [FactKeys.Strategy, .. s_who], who);
        }
        if (facts.One(FactKeys.MinReadySeconds) is { } seconds && seconds is not "0")
        {
            yield return Line(
                Severity.Delay,
                "min-ready",
                [FactKeys.MinReadySeconds, .. s_who],
                ("seconds", Text.Names.Of(seconds))
            );
        }
    }
}

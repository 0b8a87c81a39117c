using System.Collections.Immutable;
using System.Globalization;
using Quell.Domain.Actions;
using Quell.Domain.Facts;
using Quell.Knowledge.Cards;

namespace Quell.Knowledge.Consequences.Rules;

/// <summary>An action on a workload touches every replica, not only the one that raised the event.</summary>
internal sealed class AllReplicasRule(RuleWords words) : ConsequenceRule("C-ALLREPLICAS", words)
{
    private static readonly ImmutableArray<string> s_who =
    [
        FactKeys.WorkloadKind,
        FactKeys.Namespace,
        FactKeys.WorkloadName,
    ];

    protected override ImmutableArray<string> Reads =>
        [FactKeys.WorkloadKind, FactKeys.Services, FactKeys.Replicas, FactKeys.Strategy];

    public override bool Applies(ActionCard card) =>
        card.Verb is CardVerb.Isolate or CardVerb.Restart or CardVerb.Scale
        || card is { Verb: CardVerb.Roll, Phase: ActionPhase.Destruction };

    protected override IEnumerable<RuleLine> Judge(ActionCard card, FactView facts) =>
        card.Verb switch
        {
            CardVerb.Isolate => Isolate(facts),
            CardVerb.Scale => Scale(facts),
            _ => Restart(facts),
        };

    private IEnumerable<RuleLine> Scale(FactView facts)
    {
        var who = ("who", Subject.Workload(facts));
        yield return Always(Severity.Outage, "scale", s_who, who);
        yield return Count(facts, "scale-count", Severity.Outage, who);
        yield return Services(facts, who);
    }

    private RuleLine Services(FactView facts, (string, string) who) =>
        Subject.Services(facts) is { } services
            ? Line(Severity.Outage, "isolate-services", [FactKeys.Services, .. s_who], who, ("services", services))
        : facts.Read(FactKeys.Services) is not null
            ? Line(Severity.None, "isolate-no-services", [FactKeys.Services, .. s_who], who)
        : NotKnown("services-unknown", facts, FactKeys.Services);

    private IEnumerable<RuleLine> Isolate(FactView facts)
    {
        var who = ("who", Subject.Workload(facts));
        yield return Always(Severity.Outage, "isolate", [.. s_who, FactKeys.Pod], who, ("pod", Subject.Pod(facts)));
        yield return Count(facts, "isolate-count", Severity.Degraded, who);
        yield return Services(facts, who);
        var kind = Subject.Kind(facts) switch
        {
            "daemonset" => (Severity.Outage, "isolate-daemonset"),
            "statefulset" => (Severity.Outage, "isolate-statefulset"),
            "job" => (Severity.Degraded, "isolate-job"),
            _ => default((Severity Severity, string Sentence)?),
        };
        if (kind is { } said)
        {
            yield return Line(said.Severity, said.Sentence, [FactKeys.WorkloadKind]);
        }
    }

    private IEnumerable<RuleLine> Restart(FactView facts)
    {
        var who = ("who", Subject.Workload(facts));
        yield return Always(Severity.Degraded, "restart", s_who, who);
        yield return Count(facts, "restart-count", Severity.None, who);
        var strategy = facts.One(FactKeys.Strategy) is { } value ? FactValue.Of(value).Name : null;
        yield return strategy?.ToLowerInvariant() switch
        {
            "recreate" => Line(Severity.Outage, "restart-recreate", [FactKeys.Strategy]),
            "ondelete" => Line(Severity.None, "restart-ondelete", [FactKeys.Strategy]),
            null => NotKnown("strategy-unknown", facts, FactKeys.Strategy, who),
            _ => Line(
                Severity.Degraded,
                "restart-rolling",
                [FactKeys.Strategy],
                ("strategy", facts.Name(FactKeys.Strategy)!)
            ),
        };
    }

    private RuleLine Count(FactView facts, string sentence, Severity severity, (string, string) who) =>
        ReplicasRule.Count(facts, FactKeys.Replicas) is { } count
            ? Line(severity, sentence, [FactKeys.Replicas], ("count", count.ToString(CultureInfo.InvariantCulture)))
            : NotKnown("count-unknown", facts, FactKeys.Replicas, who);
}

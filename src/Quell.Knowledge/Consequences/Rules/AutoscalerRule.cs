using System.Collections.Immutable;
using Quell.Domain.Actions;
using Quell.Domain.Facts;
using Quell.Knowledge.Cards;

namespace Quell.Knowledge.Consequences.Rules;

/// <summary>What HorizontalPodAutoscaler, KEDA and VerticalPodAutoscaler make of the action.</summary>
internal sealed class AutoscalerRule(RuleWords words) : ConsequenceRule("C-AUTOSCALER", words)
{
    private static readonly ImmutableArray<string> s_who =
    [
        FactKeys.WorkloadKind,
        FactKeys.Namespace,
        FactKeys.WorkloadName,
    ];

    protected override ImmutableArray<string> Reads => [FactKeys.Hpa, FactKeys.Keda, FactKeys.Vpa];

    public override bool Applies(ActionCard card) =>
        card.Verb is CardVerb.Scale or CardVerb.Isolate or CardVerb.Pause or CardVerb.Detach;

    protected override IEnumerable<RuleLine> Judge(ActionCard card, FactView facts)
    {
        var who = ("who", Subject.Workload(facts));
        return
        [
            .. Horizontal(card, facts, who),
            .. Keda(card, facts, who),
            .. card.Verb == CardVerb.Scale ? [] : Vertical(facts, who),
        ];
    }

    private IEnumerable<RuleLine> Horizontal(ActionCard card, FactView facts, (string, string) who)
    {
        ImmutableArray<string> keys = [FactKeys.Hpa, .. s_who];
        if (facts.Values(FactKeys.Hpa) is not { } scalers)
        {
            return [NotKnown("hpa-unknown", facts, FactKeys.Hpa, who)];
        }
        return scalers.IsEmpty
            ? [Line(Severity.None, "no-hpa", keys, who)]
            : scalers.Select(scaler =>
            {
                var name = ("scaler", $"HorizontalPodAutoscaler {Subject.InNamespace(facts, scaler.Name)}");
                var min = ("min", Text.Names.Of(scaler["min"] ?? "its smallest count"));
                return card.Verb switch
                {
                    CardVerb.Scale => Line(Severity.Degraded, "hpa-off", keys, name, who),
                    CardVerb.Detach => Line(Severity.Delay, "hpa-one-more", keys, name, who),
                    _ => Line(Severity.Degraded, "hpa-scales-in", keys, name, who, min),
                };
            });
    }

    private IEnumerable<RuleLine> Keda(ActionCard card, FactView facts, (string, string) who)
    {
        ImmutableArray<string> keys = [FactKeys.Keda, .. s_who];
        if (facts.Values(FactKeys.Keda) is not { } scalers)
        {
            return [NotKnown("keda-unknown", facts, FactKeys.Keda, who)];
        }
        return scalers.IsEmpty
            ? [Line(Severity.None, "no-keda", keys, who)]
            : scalers.Select(scaler =>
            {
                var name = ("scaler", $"ScaledObject {Subject.InNamespace(facts, scaler.Name)}");
                return scaler["paused"] is "true" ? Line(Severity.None, "keda-paused", keys, name)
                    : card.Verb == CardVerb.Scale ? Line(Severity.Degraded, "keda-scales-up", keys, name, who)
                    : Line(Severity.Delay, "keda-may-scale", keys, name, who);
            });
    }

    private IEnumerable<RuleLine> Vertical(FactView facts, (string, string) who)
    {
        ImmutableArray<string> keys = [FactKeys.Vpa, .. s_who];
        if (facts.Values(FactKeys.Vpa) is not { } scalers)
        {
            return [NotKnown("vpa-unknown", facts, FactKeys.Vpa, who)];
        }
        return scalers.IsEmpty
            ? [Line(Severity.None, "no-vpa", keys, who)]
            : scalers.Select(scaler =>
                Line(
                    scaler["mode"] is "Off" or "Initial" ? Severity.None : Severity.Delay,
                    scaler["mode"] is "Off" or "Initial" ? "vpa-idle" : "vpa-evicts",
                    keys,
                    ("scaler", $"VerticalPodAutoscaler {Subject.InNamespace(facts, scaler.Name)}"),
                    ("mode", Text.Names.Of(scaler["mode"] ?? "unknown")),
                    who
                )
            );
    }
}

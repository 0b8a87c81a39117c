using System.Collections.Immutable;
using Quell.Domain.Actions;
using Quell.Domain.Facts;
using Quell.Knowledge.Cards;

namespace Quell.Knowledge.Consequences.Rules;

/// <summary>Who takes the change back: Argo CD, Flux, Helm, an operator; and the step that holds them off.</summary>
internal sealed class RevertedRule(RuleWords words) : ConsequenceRule("C-REVERTED", words)
{
    private static readonly ImmutableArray<string> s_who =
    [
        FactKeys.WorkloadKind,
        FactKeys.Namespace,
        FactKeys.WorkloadName,
    ];

    protected override ImmutableArray<string> Reads =>
        [FactKeys.GitOps, FactKeys.SelfHeal, FactKeys.Helm, FactKeys.OperatorOwner, FactKeys.WorkloadKind];

    public override bool Applies(ActionCard card) => Touch.Writes(card);

    protected override IEnumerable<RuleLine> Judge(ActionCard card, FactView facts)
    {
        var who = ("who", Subject.Workload(facts));
        return [.. GitOps(card, facts, who), .. Helm(card, facts, who), .. Operator(card, facts, who)];
    }

    private IEnumerable<RuleLine> GitOps(ActionCard card, FactView facts, (string, string) who)
    {
        if (facts.Values(FactKeys.GitOps) is not { } sources)
        {
            return [NotKnown("gitops-unknown", facts, FactKeys.GitOps, who)];
        }
        return sources.IsEmpty
            ? [Line(Severity.None, "no-gitops", [FactKeys.GitOps, .. s_who], who)]
            : sources.Select(source => Source(card, facts, source, who));
    }

    private RuleLine Source(ActionCard card, FactView facts, FactValue source, (string, string) who)
    {
        var (name, suspend) = Names(source);
        var values = (Source: ("source", name), Suspend: ("suspend", suspend));
        ImmutableArray<string> keys = [FactKeys.GitOps, FactKeys.WorkloadKind, .. s_who];
        if (string.Equals(suspend, card.Type, StringComparison.Ordinal))
        {
            return Line(Severity.None, "is-the-hold", keys, values.Source);
        }
        if (card.ActsOn == ActsOn.Pod)
        {
            return Subject.Kind(facts) is "pod"
                ? Line(Severity.Degraded, "bare-pod-again", keys, values.Source)
                : Line(Severity.None, "pods-not-in-git", keys, values.Source);
        }
        if (card.Verb == CardVerb.Isolate)
        {
            return Line(Severity.None, "extra-object", keys, values.Source);
        }
        if (card.ActsOn != ActsOn.Workload)
        {
            return Line(Severity.Delay, "if-it-owns-it", keys, values.Source, who, values.Suspend);
        }
        return card.Verb == CardVerb.Restart
            ? Line(Severity.None, "restart-mark", keys, values.Source)
            : Healed(facts, values.Source, values.Suspend, keys);
    }

    private RuleLine Healed(
        FactView facts,
        (string, string) source,
        (string, string) suspend,
        ImmutableArray<string> keys
    )
    {
        keys = [FactKeys.SelfHeal, .. keys];
        if (facts.Values(FactKeys.SelfHeal) is not [var heal])
        {
            return NotKnown("self-heal-unknown", facts, FactKeys.SelfHeal, source, suspend) with { Keys = keys };
        }
        return (heal.Name, heal["interval"]) switch
        {
            ("true", { } seconds) => Line(
                Severity.Degraded,
                "healed-within",
                keys,
                source,
                suspend,
                ("seconds", Text.Names.Of(seconds))
            ),
            ("true", null) => Line(Severity.Degraded, "healed", keys, source, suspend),
            ("false", _) => Line(Severity.Delay, "drift", keys, source, suspend),
            _ => NotKnown("self-heal-unknown", facts, FactKeys.SelfHeal, source, suspend) with { Keys = keys },
        };
    }

    private IEnumerable<RuleLine> Helm(ActionCard card, FactView facts, (string, string) who)
    {
        if (card.ActsOn != ActsOn.Workload || card.Verb is CardVerb.Isolate)
        {
            yield break;
        }
        yield return facts.Values(FactKeys.Helm) switch
        {
            null => NotKnown("helm-unknown", facts, FactKeys.Helm, who),
            { IsEmpty: true } => Line(Severity.None, "no-helm", [FactKeys.Helm, .. s_who], who),
            { } releases => Line(
                Severity.Delay,
                "helm",
                [FactKeys.Helm, .. s_who],
                ("release", Text.Names.Of($"{releases[0]["namespace"]}/{releases[0].Name}".TrimStart('/'))),
                who
            ),
        };
    }

    private IEnumerable<RuleLine> Operator(ActionCard card, FactView facts, (string, string) who)
    {
        if (card.ActsOn is not (ActsOn.Workload or ActsOn.Pod) || card.Verb is CardVerb.Isolate)
        {
            yield break;
        }
        yield return facts.Read(FactKeys.OperatorOwner) switch
        {
            null => NotKnown("operator-unknown", facts, FactKeys.OperatorOwner, who),
            { Values.IsEmpty: true } => Line(Severity.None, "no-operator", [FactKeys.OperatorOwner, .. s_who], who),
            _ => Line(
                Severity.Degraded,
                "operator",
                [FactKeys.OperatorOwner, .. s_who],
                ("operator", facts.Name(FactKeys.OperatorOwner)!),
                who
            ),
        };
    }

    private static (string Name, string Suspend) Names(FactValue source) =>
        (source["app"], source["kustomization"], source["helmrelease"]) switch
        {
            ({ } app, _, _) => ($"Argo CD application {Text.Names.Of(app)}", "SUSPEND_ARGO"),
            (_, { } kustomization, _) => (
                $"Flux Kustomization {Text.Names.Of(kustomization)}",
                "SUSPEND_FLUX_KUSTOMIZATION"
            ),
            (_, _, { } release) => ($"Flux HelmRelease {Text.Names.Of(release)}", "SUSPEND_FLUX_HELMRELEASE"),
            _ => (
                $"the GitOps source {Text.Names.Of(source.Name.Length == 0 ? "of the workload" : source.Name)}",
                "the suspension of that source by its owner"
            ),
        };
}

using System.Collections.Immutable;
using System.Globalization;
using Quell.Domain.Actions;
using Quell.Domain.Facts;
using Quell.Knowledge.Cards;

namespace Quell.Knowledge.Consequences.Rules;

/// <summary>What comes back by itself after a container, a Pod or a workload was taken down: mostly the same hole.</summary>
internal sealed class ReplacedRule(RuleWords words) : ConsequenceRule("C-REPLACED", words)
{
    private static readonly ImmutableArray<string> s_who =
    [
        FactKeys.WorkloadKind,
        FactKeys.Namespace,
        FactKeys.WorkloadName,
    ];

    protected override ImmutableArray<string> Reads =>
        [FactKeys.PodRestartPolicy, FactKeys.WorkloadKind, FactKeys.PodStatic, FactKeys.Image, FactKeys.JobBackoff];

    public override bool Applies(ActionCard card) =>
        card
            is { Verb: CardVerb.Kill or CardVerb.Stop, ActsOn: ActsOn.Container }
                or { Verb: CardVerb.Delete, ActsOn: ActsOn.Pod }
                or { Verb: CardVerb.Restart };

    protected override IEnumerable<RuleLine> Judge(ActionCard card, FactView facts) =>
        card.ActsOn switch
        {
            ActsOn.Container => Container(card, facts),
            ActsOn.Pod => Pods(facts),
            _ => [Always(Severity.Degraded, "workload-same", [FactKeys.Image], ("image", Subject.Image(facts)))],
        };

    private IEnumerable<RuleLine> Container(ActionCard card, FactView facts)
    {
        var restart = Restart(facts);
        yield return restart;
        var comesBack = restart.Severity is Severity.Degraded;
        if (comesBack && card.Undo is not null)
        {
            yield return Always(Severity.Degraded, "stop-does-not-hold", restart.Keys);
        }
        switch (Subject.Kind(facts))
        {
            case "daemonset":
                yield return Line(
                    Severity.Degraded,
                    "member-daemonset",
                    [FactKeys.WorkloadKind, FactKeys.Node],
                    ("node", facts.Name(FactKeys.Node) is { } node ? $"node {node}" : "the node")
                );
                break;
            case "statefulset":
                yield return Line(Severity.Degraded, "member-statefulset", s_who, ("who", Subject.Workload(facts)));
                break;
            case "job" or "cronjob":
                yield return Line(Severity.Degraded, "member-job", [FactKeys.WorkloadKind]);
                yield return Backoff(facts);
                break;
            default:
                break;
        }
    }

    private IEnumerable<RuleLine> Pods(FactView facts)
    {
        yield return Pod(facts);
        if (Subject.Kind(facts) is "job" or "cronjob" && facts.Flag(FactKeys.PodStatic) != true)
        {
            yield return Backoff(facts);
        }
    }

    private RuleLine Backoff(FactView facts)
    {
        var who = ("who", Subject.Workload(facts));
        ImmutableArray<string> keys = [FactKeys.JobBackoff, .. s_who];
        return
            facts.Values(FactKeys.JobBackoff) is [var backoff]
            && int.TryParse(backoff["limit"], out var limit)
            && int.TryParse(backoff["failed"] ?? "0", out var failed)
            ? Line(
                failed >= limit ? Severity.Outage : Severity.Delay,
                failed >= limit ? "job-backoff-last" : "job-backoff",
                keys,
                who,
                ("failed", failed.ToString(CultureInfo.InvariantCulture)),
                ("limit", limit.ToString(CultureInfo.InvariantCulture))
            )
            : NotKnown("job-backoff-unknown", facts, FactKeys.JobBackoff, who);
    }

    private RuleLine Restart(FactView facts)
    {
        var image = ("image", Subject.Image(facts));
        ImmutableArray<string> keys = [FactKeys.PodRestartPolicy, FactKeys.Image];
        return facts.One(FactKeys.PodRestartPolicy)?.ToLowerInvariant() switch
        {
            "always" => Line(Severity.Degraded, "container-always", keys, image),
            "onfailure" => Line(Severity.Degraded, "container-onfailure", keys, image),
            "never" => Line(Severity.Outage, "container-never", [FactKeys.PodRestartPolicy]),
            _ when Subject.Kind(facts) is { } kind && Subject.AlwaysRestarts(kind) => Line(
                Severity.Degraded,
                "container-kind",
                [FactKeys.WorkloadKind, FactKeys.Image],
                ("kind", kind),
                image
            ),
            _ => NotKnown("container-unknown", facts, FactKeys.PodRestartPolicy),
        };
    }

    private RuleLine Pod(FactView facts)
    {
        var pod = ("pod", facts.Name(FactKeys.Pod) ?? "here");
        if (facts.Flag(FactKeys.PodStatic) == true)
        {
            return Line(Severity.Degraded, "pod-static", [FactKeys.PodStatic, FactKeys.Pod], pod);
        }
        var who = ("who", Subject.Workload(facts));
        var image = ("image", Subject.Image(facts));
        return Subject.Kind(facts) switch
        {
            null => NotKnown("pod-unknown", facts, FactKeys.WorkloadKind),
            "pod" => Line(Severity.Outage, "pod-bare", [FactKeys.WorkloadKind, FactKeys.Pod], pod),
            "deployment" or "replicaset" => Line(
                Severity.Degraded,
                "pod-replaced",
                [.. s_who, FactKeys.Image],
                who,
                image
            ),
            "statefulset" => Line(Severity.Degraded, "pod-statefulset", s_who, who),
            "daemonset" => Line(Severity.Degraded, "pod-daemonset", [.. s_who, FactKeys.Image], who, image),
            "job" or "cronjob" => Line(Severity.Degraded, "pod-job", s_who, who),
            _ => Line(Severity.Unknown, "pod-other", s_who, who),
        };
    }
}

using System.Collections.Immutable;
using Quell.Domain.Actions;
using Quell.Domain.Facts;
using Quell.Knowledge.Cards;

namespace Quell.Knowledge.Consequences.Rules;

/// <summary>A Pod that is taken from its owner by its labels: what the owner does, and which policies let go of it.</summary>
internal sealed class DetachRule(RuleWords words) : ConsequenceRule("C-DETACH", words)
{
    private static readonly ImmutableArray<string> s_who =
    [
        FactKeys.WorkloadKind,
        FactKeys.Namespace,
        FactKeys.WorkloadName,
    ];

    protected override ImmutableArray<string> Reads =>
        [FactKeys.WorkloadKind, FactKeys.NetworkPolicies, FactKeys.QuarantinePolicies, FactKeys.Services];

    public override bool Applies(ActionCard card) => card.Verb == CardVerb.Detach;

    protected override IEnumerable<RuleLine> Judge(ActionCard card, FactView facts)
    {
        var who = ("who", Subject.Workload(facts));
        yield return Owner(facts, who);
        yield return Quarantine(card, facts);
        yield return facts.Values(FactKeys.NetworkPolicies) switch
        {
            null => NotKnown("let-go-unknown", facts, FactKeys.NetworkPolicies),
            { IsEmpty: true } => Line(Severity.None, "none-lets-go", [FactKeys.NetworkPolicies]),
            { } policies => Line(
                Severity.Degraded,
                "lets-go",
                [FactKeys.NetworkPolicies],
                ("policies", Subject.List(policies.Select(policy => policy.Name)))
            ),
        };
        yield return Subject.Services(facts) is { } services
            ? Line(Severity.Delay, "leaves-services", [FactKeys.Services, FactKeys.Namespace], ("services", services))
        : facts.Read(FactKeys.Services) is not null ? Line(Severity.None, "no-services", [FactKeys.Services])
        : NotKnown("services-unknown", facts, FactKeys.Services);
    }

    private RuleLine Owner(FactView facts, (string, string) who) =>
        Subject.Kind(facts) switch
        {
            null => NotKnown("owner-unknown", facts, FactKeys.WorkloadKind),
            "deployment" or "replicaset" => Line(Severity.Degraded, "fresh-copy", s_who, who),
            "statefulset" => Line(Severity.Degraded, "name-taken", s_who, who),
            "daemonset" => Line(Severity.Degraded, "same-node", s_who, who),
            "job" or "cronjob" => Line(Severity.Degraded, "counted-twice", s_who, who),
            "pod" => Line(Severity.None, "no-owner", [.. s_who, FactKeys.Pod], ("pod", Subject.Pod(facts))),
            _ => Line(Severity.Unknown, "owner-other", s_who, who),
        };

    /// <summary>A Pod that no policy selects may talk to everybody.</summary>
    private RuleLine Quarantine(ActionCard card, FactView facts)
    {
        ImmutableArray<string> keys = [FactKeys.QuarantinePolicies];
        if (facts.Values(FactKeys.QuarantinePolicies) is not { } policies)
        {
            return NotKnown("quarantine-unknown", facts, FactKeys.QuarantinePolicies);
        }
        return policies.IsEmpty || card.Command?.ForEach.IsEmpty != false
            ? Line(Severity.Degraded, "allow-all", keys)
            : Line(
                Severity.None,
                "quarantined",
                keys,
                (
                    "policies",
                    Subject.List(policies.Select(policy => $"{policy.Name} (label {policy["label"] ?? "unknown"})"))
                )
            );
    }
}

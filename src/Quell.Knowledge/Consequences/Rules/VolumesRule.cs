using System.Collections.Immutable;
using Quell.Domain.Actions;
using Quell.Domain.Facts;
using Quell.Knowledge.Cards;

namespace Quell.Knowledge.Consequences.Rules;

/// <summary>Claims: what stays on them, who else uses them, when they are deleted; and what a snapshot of them is worth.</summary>
internal sealed class VolumesRule(RuleWords words) : ConsequenceRule("C-VOLUMES", words)
{
    private static readonly ImmutableArray<string> s_who =
    [
        FactKeys.WorkloadKind,
        FactKeys.Namespace,
        FactKeys.WorkloadName,
    ];

    protected override ImmutableArray<string> Reads =>
        [
            FactKeys.Volumes,
            FactKeys.VolumeSharedBy,
            FactKeys.ClaimsWhenScaled,
            FactKeys.WorkloadKind,
            FactKeys.SnapshotClass,
        ];

    public override bool Applies(ActionCard card) =>
        IsSnapshot(card)
        || card is { Verb: CardVerb.Delete, ActsOn: ActsOn.Pod }
        || card.Verb == CardVerb.Scale
        || Touch.Rolls(card);

    protected override IEnumerable<RuleLine> Judge(ActionCard card, FactView facts)
    {
        if (IsSnapshot(card))
        {
            return Snapshot(facts);
        }
        return card.Verb == CardVerb.Scale ? [.. Claims(facts), Retention(facts)] : Claims(facts);
    }

    private static bool IsSnapshot(ActionCard card) =>
        card is { Verb: CardVerb.Copy, ActsOn: ActsOn.Volume }
        && card.Responder == Domain.Responses.ResponderType.Cluster;

    private IEnumerable<RuleLine> Claims(FactView facts)
    {
        var who = ("who", Subject.Workload(facts));
        ImmutableArray<string> keys = [FactKeys.Volumes, .. s_who];
        if (facts.Values(FactKeys.Volumes) is not { } volumes)
        {
            yield return NotKnown("claims-unknown", facts, FactKeys.Volumes, who);
            yield break;
        }
        var claims = volumes.Where(volume => volume.Name is "pvc").ToList();
        if (claims.Count == 0)
        {
            yield return Line(Severity.None, "no-claims", keys, who);
            yield break;
        }
        yield return Line(Severity.Degraded, "claims-stay", keys, ("claims", Names(claims)));
        var once = claims.Where(claim => claim["access"] is "ReadWriteOnce" or "ReadWriteOncePod").ToList();
        if (once.Count > 0)
        {
            yield return Line(Severity.Delay, "mounted-once", keys, ("claims", Names(once)));
        }
        yield return facts.Values(FactKeys.VolumeSharedBy) switch
        {
            null => NotKnown("shared-unknown", facts, FactKeys.VolumeSharedBy, ("claims", Names(claims))),
            { IsEmpty: true } => Line(
                Severity.None,
                "not-shared",
                [FactKeys.VolumeSharedBy, .. keys],
                ("claims", Names(claims))
            ),
            { } others => Line(
                Severity.Degraded,
                "shared",
                [FactKeys.VolumeSharedBy, .. keys],
                ("others", Subject.List(others.Select(other => $"{other.Name} (claim {other["claim"]})")))
            ),
        };
    }

    private RuleLine Retention(FactView facts)
    {
        var who = ("who", Subject.Workload(facts));
        ImmutableArray<string> keys = [FactKeys.ClaimsWhenScaled, .. s_who];
        return facts.One(FactKeys.ClaimsWhenScaled) switch
        {
            "Delete" => Line(Severity.Outage, "deleted-when-scaled", keys, who),
            "Retain" => Line(Severity.None, "kept-when-scaled", keys, who),
            _ when Subject.Kind(facts) is "deployment" or "replicaset" => Line(
                Severity.None,
                "no-retention",
                s_who,
                who
            ),
            _ => NotKnown("retention-unknown", facts, FactKeys.ClaimsWhenScaled, who),
        };
    }

    private IEnumerable<RuleLine> Snapshot(FactView facts)
    {
        if (facts.Values(FactKeys.SnapshotClass) is not { } classes)
        {
            yield return NotKnown("snapshot-unknown", facts, FactKeys.SnapshotClass);
            yield break;
        }
        if (classes.IsEmpty)
        {
            yield return Line(Severity.Degraded, "no-snapshot-class", [FactKeys.SnapshotClass]);
        }
        foreach (var found in classes)
        {
            var name = ("class", Text.Names.Of(found.Name));
            yield return found["deletionPolicy"] switch
            {
                "Delete" => Line(Severity.Degraded, "snapshot-deletes", [FactKeys.SnapshotClass], name),
                "Retain" => Line(Severity.None, "snapshot-retains", [FactKeys.SnapshotClass], name),
                _ => NotKnown("snapshot-policy-unknown", facts, FactKeys.SnapshotClass, name),
            };
        }
    }

    private static string Names(IEnumerable<FactValue> claims) =>
        Subject.List(claims.Select(claim => claim["claim"] ?? claim["name"] ?? "of the Pod"));
}

using System.Collections.Immutable;
using Quell.Domain.Actions;
using Quell.Domain.Facts;
using Quell.Knowledge.Cards;

namespace Quell.Knowledge.Consequences.Rules;

/// <summary>What a service mesh makes of the action: half-open connections, sidecars that go on, certificates that run out.</summary>
internal sealed class MeshRule(RuleWords words) : ConsequenceRule("C-MESH", words)
{
    protected override ImmutableArray<string> Reads => [FactKeys.Sidecar, FactKeys.Ambient, FactKeys.ContainerName];

    public override bool Applies(ActionCard card) => Touch.TakesOutOne(card) || card.Verb == CardVerb.Isolate;

    protected override IEnumerable<RuleLine> Judge(ActionCard card, FactView facts)
    {
        var isCut = card.Verb is CardVerb.Isolate or CardVerb.Detach;
        if (facts.Values(FactKeys.Sidecar) is not { } sidecars)
        {
            yield return NotKnown("sidecar-unknown", facts, FactKeys.Sidecar);
        }
        else if (sidecars.IsEmpty)
        {
            yield return Line(Severity.None, "no-sidecar", [FactKeys.Sidecar]);
        }
        else
        {
            foreach (var sidecar in sidecars)
            {
                yield return Sidecar(card, facts, sidecar);
            }
        }
        if (isCut)
        {
            yield return facts.Flag(FactKeys.Ambient) switch
            {
                true => Line(Severity.Unknown, "ambient", [FactKeys.Ambient]),
                false => Line(Severity.None, "no-ambient", [FactKeys.Ambient]),
                null => NotKnown("ambient-unknown", facts, FactKeys.Ambient),
            };
        }
    }

    private RuleLine Sidecar(ActionCard card, FactView facts, FactValue sidecar)
    {
        var values = (
            Mesh: ("mesh", Text.Names.Of(sidecar.Name)),
            Container: ("container", Text.Names.Of(sidecar["container"] ?? "of the mesh"))
        );
        ImmutableArray<string> keys = [FactKeys.Sidecar];
        ImmutableArray<string> which = [FactKeys.Sidecar, FactKeys.ContainerName];
        return card.Verb switch
        {
            CardVerb.Isolate or CardVerb.Detach => Line(Severity.Degraded, "cut", keys, values.Mesh, values.Container),
            CardVerb.Pause => Line(Severity.Degraded, "paused", keys, values.Mesh, values.Container),
            CardVerb.Delete when sidecar["native"] is "true" => Line(
                Severity.None,
                "native",
                keys,
                values.Mesh,
                values.Container
            ),
            CardVerb.Delete => Line(Severity.Delay, "delete", keys, values.Mesh, values.Container),
            _ when facts.One(FactKeys.ContainerName) is null => NotKnown(
                "which-unknown",
                facts,
                FactKeys.ContainerName,
                values.Mesh
            ) with
            {
                Keys = which,
            },
            _ when string.Equals(facts.One(FactKeys.ContainerName), sidecar["container"], StringComparison.Ordinal) =>
                Line(Severity.Degraded, "is-sidecar", which, values.Mesh, values.Container),
            _ => Line(Severity.None, "goes-on", which, values.Mesh, values.Container),
        };
    }
}

using System.Collections.Immutable;
using Quell.Domain.Actions;
using Quell.Domain.Facts;
using Quell.Knowledge.Cards;

namespace Quell.Knowledge.Ordering;

/// <summary>A candidate with all that its place depends on.</summary>
internal sealed record Ranked(OrderCandidate Candidate, Place? Place, Achievement? Achievement, Obstacle? Obstacle)
{
    public static Ranked Of(
        OrderCandidate candidate,
        ImmutableDictionary<string, Place> places,
        FactSheet facts,
        Achievements achievements
    ) =>
        new(
            candidate,
            places.GetValueOrDefault(candidate.Type),
            achievements.Of(candidate.Type),
            Obstacle.Of(candidate.Card, facts)
        );

    /// <summary>Its place before equals changed places.</summary>
    public int Wanted { get; init; }

    public ActionPhase Phase => Place?.Phase ?? Candidate.Card?.Phase ?? ActionPhase.Destruction;

    /// <summary>What it achieves; a type that nothing equals is an achievement of its own.</summary>
    public string Achieves => Achievement is { AreEquals: true } equals ? equals.Word : Candidate.Type;

    /// <summary>
    /// What no pattern may change: what nobody knows is last, what cannot run before it, then the phase; and in its phase
    /// an action of which a fact says that it will not take is behind those of which none does.
    /// </summary>
    public (int Unknown, int Unavailable, int Phase, int Obstacle) Class(bool containsFirst) =>
        (
            Candidate.IsKnown ? 0 : 1,
            Candidate.Availability is Availability.Unavailable ? 1 : 0,
            (Phase, containsFirst) switch
            {
                (ActionPhase.Evidence, true) => 1,
                (ActionPhase.Containment, true) => 0,
                _ => (int)Phase,
            },
            Obstacle is null ? 0 : 1
        );
}

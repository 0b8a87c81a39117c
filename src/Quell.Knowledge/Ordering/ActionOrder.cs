using System.Collections.Immutable;
using Quell.Domain.Actions;
using Quell.Domain.Facts;
using Quell.Knowledge.Cards;
using Quell.Knowledge.Patterns;

namespace Quell.Knowledge.Ordering;

/// <summary>
/// Puts actions in order: evidence first, containment second, destruction last; containment first where a pattern says
/// why. Total, stable, and the same for every order of the input.
/// </summary>
public static class ActionOrder
{
    /// <param name="matches">What <see cref="ThreatPatterns.Match(FactSheet)"/> found.</param>
    public static Arrangement Arrange(
        IEnumerable<OrderCandidate> candidates,
        ImmutableArray<PatternMatch> matches,
        FactSheet facts
    )
    {
        matches =
        [
            .. matches
                .OrderBy(match => match.Pattern.Priority)
                .ThenBy(match => match.Pattern.Id, StringComparer.Ordinal),
        ];
        var places = Places(matches);
        var containsFirst = matches.Any(match => match.Pattern.ContainsFirst);
        var ordered = candidates
            .OrderBy(candidate => candidate.IsKnown ? 0 : 1)
            .ThenBy(candidate => candidate.Availability is Availability.Unavailable ? 1 : 0)
            .ThenBy(candidate => PhaseRank(PhaseOf(candidate, places), containsFirst))
            .ThenBy(candidate => candidate.Availability is Availability.Confirmed ? 0 : 1)
            .ThenBy(candidate => places.TryGetValue(candidate.Type, out var place) ? place.Index : int.MaxValue)
            .ThenBy(candidate => candidate.Card?.Rank ?? int.MaxValue)
            .ThenBy(candidate => candidate.Type, StringComparer.Ordinal)
            .ThenBy(candidate => candidate.Target, StringComparer.Ordinal)
            .ThenBy(candidate => candidate.Id.Value, StringComparer.Ordinal)
            .ToImmutableArray();
        return new Arrangement(ordered, OrderWords.Say(ordered, matches, places, facts));
    }

    /// <summary>Where the patterns put a type; the first pattern that names it has the word.</summary>
    private static ImmutableDictionary<string, Place> Places(ImmutableArray<PatternMatch> matches)
    {
        var places = ImmutableDictionary.CreateBuilder<string, Place>(StringComparer.Ordinal);
        foreach (var (phase, type) in matches.SelectMany(match => match.Pattern.Order))
        {
            places.TryAdd(type, new Place(phase, places.Count));
        }
        return places.ToImmutable();
    }

    internal static ActionPhase PhaseOf(OrderCandidate candidate, ImmutableDictionary<string, Place> places) =>
        places.TryGetValue(candidate.Type, out var place)
            ? place.Phase
            : candidate.Card?.Phase ?? ActionPhase.Destruction;

    private static int PhaseRank(ActionPhase phase, bool containsFirst) =>
        (phase, containsFirst) switch
        {
            (ActionPhase.Evidence, true) => 1,
            (ActionPhase.Containment, true) => 0,
            _ => (int)phase,
        };
}

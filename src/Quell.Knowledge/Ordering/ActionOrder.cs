using System.Collections.Immutable;
using Quell.Domain.Actions;
using Quell.Domain.Facts;
using Quell.Knowledge.Cards;
using Quell.Knowledge.Patterns;

namespace Quell.Knowledge.Ordering;

/// <summary>
/// Puts actions in order: evidence first, containment second, destruction last; containment first where a pattern says
/// why. Within a phase the matched patterns have the word; availability decides among equals only. Total, stable, and
/// the same for every order of the input.
/// </summary>
public static class ActionOrder
{
    /// <param name="matches">What <see cref="ThreatPatterns.Match(FactSheet)"/> found.</param>
    public static Arrangement Arrange(
        IEnumerable<OrderCandidate> candidates,
        ImmutableArray<PatternMatch> matches,
        FactSheet facts,
        ResponseKnowledge knowledge
    )
    {
        matches = ThreatPatterns.Sorted(matches);
        var places = Places(matches);
        var containsFirst = matches.Any(match => match.ContainsFirst);
        var wanted = candidates
            .Select(candidate => Ranked.Of(candidate, places, facts, knowledge.Achievements))
            .OrderBy(ranked => ranked.Class(containsFirst))
            .ThenBy(ranked => ranked.Place?.Index ?? int.MaxValue)
            .ThenBy(ranked => ranked.Candidate.Card?.Rank ?? int.MaxValue)
            .ThenBy(ranked => ranked.Candidate.Type, StringComparer.Ordinal)
            .ThenBy(ranked => ranked.Candidate.Target, StringComparer.Ordinal)
            .ThenBy(ranked => ranked.Candidate.Id.Value, StringComparer.Ordinal)
            .Select((ranked, index) => ranked with { Wanted = index })
            .ToImmutableArray();
        var settled = Settle(wanted, containsFirst);
        return new Arrangement(
            [.. settled.Select(ranked => ranked.Candidate)],
            OrderWords.Say(settled, matches, facts),
            PlaceWords.Say(settled, containsFirst)
        );
    }

    /// <summary>
    /// Equals - of one class, achieving the same - share the places that they hold among themselves, the confirmed
    /// first. So an action never passes one that achieves something else only because it is more likely to run.
    /// </summary>
    private static ImmutableArray<Ranked> Settle(ImmutableArray<Ranked> wanted, bool containsFirst)
    {
        var settled = wanted.ToBuilder();
        var groups = Enumerable
            .Range(0, wanted.Length)
            .GroupBy(index => (wanted[index].Class(containsFirst), wanted[index].Achieves));
        foreach (var slots in groups.Select(group => group.ToList()))
        {
            var filled = slots
                .Select(slot => wanted[slot])
                .OrderBy(ranked => ranked.Candidate.Availability is Availability.Confirmed ? 0 : 1)
                .ToList();
            for (var index = 0; index < slots.Count; index++)
            {
                settled[slots[index]] = filled[index];
            }
        }
        return settled.ToImmutable();
    }

    /// <summary>Where the patterns put a type; the first pattern that names it has the word.</summary>
    private static ImmutableDictionary<string, Place> Places(ImmutableArray<PatternMatch> matches)
    {
        var places = ImmutableDictionary.CreateBuilder<string, Place>(StringComparer.Ordinal);
        foreach (var pattern in matches.Select(match => match.Pattern))
        {
            foreach (var phase in pattern.Order.GroupBy(entry => entry.Phase))
            {
                var number = 0;
                foreach (var (_, type) in phase)
                {
                    number++;
                    places.TryAdd(type, new Place(phase.Key, places.Count, pattern, number));
                }
            }
        }
        return places.ToImmutable();
    }
}

using System.Collections.Immutable;
using Quell.Domain.Actions;
using Quell.Domain.Facts;
using Quell.Knowledge.Cards;
using Quell.Knowledge.Patterns;
using Quell.Knowledge.Text;

namespace Quell.Knowledge.Ordering;

/// <summary>Says why an order is as it is: what was recognised, the pattern's reason, and where availability has changed it.</summary>
internal static class OrderWords
{
    public static OrderReason Say(
        ImmutableArray<OrderCandidate> ordered,
        ImmutableArray<PatternMatch> matches,
        ImmutableDictionary<string, Place> places,
        FactSheet facts
    )
    {
        if (matches.IsEmpty)
        {
            return new OrderReason("Evidence comes first, containment second, destruction last.", []);
        }
        var lead = matches.FirstOrDefault(match => match.Pattern.ContainsFirst) ?? matches[0];
        var also = matches.Where(match => match != lead).Select(match => match.Pattern.Title).ToList();
        var recognised = lead.Pattern.IsGeneric
            ? lead.Pattern.Title
            : $"{lead.Pattern.Title} ({lead.Evidence}{(also.Count == 0 ? "" : "; also " + string.Join(", ", also))})";
        var first = $"{recognised}: {CardText.Say(lead.Pattern.Reason, facts)}";
        var second = lead.Pattern.Flip is { } flip
            ? $"Containment stands before evidence because {CardText.Say(flip, facts)}."
            : AvailabilityWords(ordered, places);
        var cited = Template
            .Keys(lead.Pattern.Reason)
            .SelectMany(key => facts[key].AllReadings.Select(reading => reading.Citation));
        return new OrderReason(
            second is null ? first : $"{first} {second}",
            [.. matches.Select(match => match.Citation).Concat(cited).Distinct()]
        );
    }

    /// <summary>The first pair that the patterns would have put the other way round.</summary>
    private static string? AvailabilityWords(
        ImmutableArray<OrderCandidate> ordered,
        ImmutableDictionary<string, Place> places
    )
    {
        for (var i = 1; i < ordered.Length; i++)
        {
            var (before, after) = (ordered[i - 1], ordered[i]);
            if (
                before.Availability is Availability.Confirmed
                && after.Availability is Availability.Unconfirmed
                && before.IsKnown
                && after.IsKnown
                && ActionOrder.PhaseOf(before, places) == ActionOrder.PhaseOf(after, places)
                && Index(before) > Index(after)
            )
            {
                return $"{before.Type} stands before {after.Type} because its responder is confirmed and the other's is not.";
            }
        }
        return null;

        int Index(OrderCandidate candidate) =>
            places.TryGetValue(candidate.Type, out var place) ? place.Index : int.MaxValue;
    }
}

using System.Collections.Immutable;
using Quell.Domain.Actions;
using Quell.Domain.Facts;
using Quell.Domain.Plans;
using Quell.Domain.Text;
using Quell.Knowledge.Cards;

namespace Quell.Knowledge.Ordering;

/// <summary>Says for one action why it stands where it stands.</summary>
internal static class PlaceWords
{
    public static ImmutableArray<PlannedPlace> Say(ImmutableArray<Ranked> settled, bool containsFirst) =>
        [.. settled.Select((_, at) => Say(settled, at, containsFirst))];

    /// <summary>An equal that the patterns put before the one at <paramref name="at"/> and that now stands behind it; null where there is none.</summary>
    public static Ranked? Passed(ImmutableArray<Ranked> settled, int at)
    {
        var ranked = settled[at];
        return settled
            .Skip(at + 1)
            .FirstOrDefault(other =>
                other.Wanted < ranked.Wanted
                && string.Equals(other.Achieves, ranked.Achieves, StringComparison.Ordinal)
                && other.Class(false) == ranked.Class(false)
            );
    }

    private static PlannedPlace Say(ImmutableArray<Ranked> settled, int at, bool containsFirst)
    {
        var ranked = settled[at];
        var cited = new List<Citation>();
        if (!ranked.Candidate.IsKnown)
        {
            return Place("it is unknown to Quell, and what is unknown is ordered last");
        }
        var words = new List<string> { PhaseWords(ranked.Phase, containsFirst) };
        if (ranked.Place is { } place)
        {
            words.Add($"the pattern {place.By.Title} names it as number {place.Number} of its {Word(place.Phase)}");
            cited.Add(place.By.Citation);
        }
        else
        {
            words.Add("no pattern that matches names it, so its card's rank places it");
            cited.Add(ranked.Candidate.Card!.Citation);
        }
        if (ranked.Candidate.Availability is Availability.Unavailable gone)
        {
            words.Add($"it is behind all that can run, because it is unavailable: {gone.Why}");
        }
        if (ranked.Obstacle is { } obstacle)
        {
            words.Add(
                $"it is behind the others of its kind, because this does not hold: {obstacle.Text} ({Printable.Of(obstacle.By.Key)} is {Printable.Of(obstacle.By.Text, 120)})"
            );
            cited.Add(obstacle.By.Citation);
        }
        if (Passed(settled, at) is { } passed && ranked.Candidate.Availability is Availability.Confirmed yes)
        {
            words.Add(
                $"it is before {passed.Candidate.Type}, which achieves the same ({ranked.Achievement?.Says ?? ranked.Achieves}), because its responder is confirmed and the other's is not"
            );
            cited.Add(yes.By);
        }
        return Place(string.Join("; ", words));

        PlannedPlace Place(string why) => new(ranked.Candidate.Id, why + ".", [.. cited.Distinct()]);
    }

    private static string PhaseWords(ActionPhase phase, bool containsFirst) =>
        (phase, containsFirst) switch
        {
            (ActionPhase.Evidence, false) => "it saves evidence, which comes first",
            (ActionPhase.Evidence, true) => "it saves evidence, which comes after containment here",
            (ActionPhase.Containment, false) => "it contains, which comes after the evidence is saved",
            (ActionPhase.Containment, true) => "it contains, which comes first here",
            _ => "it destroys or replaces something, which comes last",
        };

    private static string Word(ActionPhase phase) => phase.ToString().ToLowerInvariant();
}

using System.Collections.Immutable;
using Quell.Domain.Actions;
using Quell.Domain.Facts;
using Quell.Knowledge.Cards;
using Quell.Knowledge.Patterns;
using Quell.Knowledge.Text;

namespace Quell.Knowledge.Ordering;

/// <summary>Says why an order is as it is: what was recognised, the pattern's reason, the trade between evidence and containment, and where availability has changed it.</summary>
internal static class OrderWords
{
    public static OrderReason Say(ImmutableArray<Ranked> settled, ImmutableArray<PatternMatch> matches, FactSheet facts)
    {
        if (matches.IsEmpty)
        {
            return new OrderReason("Evidence comes first, containment second, destruction last.", []);
        }
        var lead = matches.FirstOrDefault(match => match.ContainsFirst) ?? matches[0];
        var also = matches.Where(match => match != lead).Select(match => match.Pattern.Title).ToList();
        var recognised = lead.Pattern.IsGeneric
            ? lead.Pattern.Title
            : $"{lead.Pattern.Title} ({lead.Evidence}{(also.Count == 0 ? "" : "; also " + string.Join(", ", also))})";
        string?[] sentences =
        [
            $"{recognised}: {CardText.Say(lead.Pattern.Reason, facts)}",
            Trade(lead, matches, facts),
            Availability(settled),
        ];
        var cited = Template
            .Keys(lead.Pattern.Reason)
            .SelectMany(key => facts[key].AllReadings.Select(reading => reading.Citation));
        return new OrderReason(
            string.Join(' ', sentences.OfType<string>()),
            [
                .. matches
                    .Select(match => match.Citation)
                    .Concat(matches.Select(match => match.FlipSign?.Citation).OfType<Citation>())
                    .Concat(matches.Select(match => match.Pattern.Citation))
                    .Concat(cited)
                    .Distinct(),
            ]
        );
    }

    /// <summary>The question that decides between evidence and containment, with its answer, always.</summary>
    private static string Trade(PatternMatch lead, ImmutableArray<PatternMatch> matches, FactSheet facts)
    {
        if (lead is { FlipSign: { } sign, Pattern.Flip: { } flip })
        {
            return $"Active exfiltration or destruction seen? Yes, {sign.Words}. Containment stands before evidence because {CardText.Say(flip.Because, facts)}.";
        }
        var open = matches.Select(match => match.Pattern.Flip?.When).OfType<string>().Distinct(StringComparer.Ordinal);
        var when = string.Join(" or ", open);
        return "Active exfiltration or destruction seen? Not in what was read, so evidence stands first"
            + (when.Length == 0 ? "." : $"; if {when}, choose `contain first`.");
    }

    /// <summary>The first pair of equals that the patterns would have put the other way round.</summary>
    private static string? Availability(ImmutableArray<Ranked> settled)
    {
        for (var index = 0; index < settled.Length; index++)
        {
            if (PlaceWords.Passed(settled, index) is { } passed)
            {
                return $"{settled[index].Candidate.Type} stands before {passed.Candidate.Type} because its responder is confirmed and the other's is not.";
            }
        }
        return null;
    }
}

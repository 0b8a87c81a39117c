using System.Collections.Immutable;
using Quell.Domain.Facts;
using Quell.Domain.Plans;
using Quell.Knowledge.Cards;

namespace Quell.Knowledge.Patterns;

/// <summary>What the matched patterns have to say beside their order, each line with its source.</summary>
public static class PatternNotes
{
    public static ImmutableArray<PlanNote> Of(ImmutableArray<PatternMatch> matches, FactSheet facts) =>
        [.. matches.SelectMany(match => Of(match, facts))];

    private static IEnumerable<PlanNote> Of(PatternMatch match, FactSheet facts)
    {
        var pattern = match.Pattern;
        foreach (var signal in match.Signals)
        {
            yield return new PlanNote(
                PlanNoteKind.Evidence,
                $"{pattern.Title}: matched by {signal.Words}{(signal.IsShared ? ", which other threats fire too" : "")}.",
                [signal.Citation, pattern.Citation]
            );
        }
        if (match.FlipSign is { } sign)
        {
            yield return new PlanNote(
                PlanNoteKind.Evidence,
                $"{pattern.Title}: contain first, because {CardText.Say(pattern.Flip!.Because, facts)}; shown by {sign.Words}.",
                [sign.Citation, pattern.Citation]
            );
        }
        else if (pattern.Flip is { } flip)
        {
            yield return new PlanNote(
                PlanNoteKind.Advice,
                $"{pattern.Title}: not known whether {flip.When}; if so, contain first, because {CardText.Say(flip.Because, facts)}.",
                [pattern.Citation]
            );
        }
        if (pattern.ClearWhen is { } clear)
        {
            yield return Own($"{pattern.Title} is clear when {clear}");
        }
        foreach (var line in pattern.Dont.Concat(pattern.Notes))
        {
            yield return Own(line);
        }

        PlanNote Own(string text) => new(PlanNoteKind.Advice, text, [pattern.Citation]);
    }
}

using System.Collections.Immutable;
using Quell.Domain.Actions;
using Quell.Domain.Facts;
using Quell.Domain.Plans;
using Quell.Domain.Text;

namespace Quell.Runbook.Propose;

/// <summary>The notes of a plan as lines, each with its sources.</summary>
public static class NoteWords
{
    private const int Longest = 600;

    public static IEnumerable<string> Of(Plan plan, PlanNoteKind kind, string indent) =>
        plan
            .Notes.Where(note => note.Kind == kind)
            .Select(note => $"{indent}{Printable.Of(note.Text, Longest)}{Sources(note.Citations)}");

    /// <summary>Why one action stands where it stands; nothing where the plan does not say.</summary>
    public static IEnumerable<string> Place(Plan plan, ActionId id, string indent) =>
        plan.PlaceOf(id) is { } place
            ? [$"{indent}Its place: {Printable.Of(place.Why, Longest)}{Sources(place.Citations)}"]
            : [];

    private static string Sources(ImmutableArray<Citation> citations) =>
        citations.IsEmpty
            ? string.Empty
            : $" [{string.Join(", ", citations.Select(Source).Distinct(StringComparer.Ordinal))}]";

    /// <summary>A file of knowledge is named whole: it is what a person opens to check.</summary>
    private static string Source(Citation citation) =>
        citation.Source.StartsWith("threat pattern", StringComparison.Ordinal)
        || citation.Source.StartsWith("action card", StringComparison.Ordinal)
            ? $"{Printable.Of(citation.Source, 60)} {Printable.Of(citation.Command, 200)}"
            : Printable.Of(citation.Source, 60);
}

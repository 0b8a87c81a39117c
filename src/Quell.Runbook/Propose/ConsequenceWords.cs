using System.Collections.Immutable;
using Quell.Domain.Actions;
using Quell.Domain.Text;

namespace Quell.Runbook.Propose;

/// <summary>
/// Consequences as lines to read: worst first, each with its rule and its sources. What one and the same probe would
/// answer is said in one line.
/// </summary>
internal static class ConsequenceWords
{
    private const int Longest = 1500;
    private const string Unknown = ": unknown (";

    public static IEnumerable<string> Lines(ImmutableArray<Consequence> consequences, string indent) =>
        consequences
            .OrderByDescending(said => said.Severity)
            .Select((said, index) => (Said: said, Group: Group(said, index)))
            .GroupBy(each => each.Group, each => each.Said, StringComparer.Ordinal)
            .Select(same => Line([.. same], indent));

    private static string Group(Consequence said, int index) =>
        Tail(said) is { } tail ? tail : index.ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>The reason and the probe at the end of a line that says what is not known.</summary>
    private static string? Tail(Consequence said) =>
        said.Severity == Severity.Unknown
        && said.Sentence.LastIndexOf(Unknown, StringComparison.Ordinal) is > 0 and var at
            ? said.Sentence[at..]
            : null;

    private static string Line(ImmutableArray<Consequence> same, string indent)
    {
        var tail = same.Length > 1 ? Tail(same[0])! : string.Empty;
        var sentence = string.Join(
            "; ",
            same.Select((said, index) => Lower(said.Sentence[..^tail.Length], isFirst: index == 0))
        );
        var rules = string.Join(", ", same.Select(said => said.Rule).Distinct(StringComparer.Ordinal));
        var sources = string.Join(
            ", ",
            same.SelectMany(said => said.Citations).Select(citation => citation.Source).Distinct(StringComparer.Ordinal)
        );
        var word = same[0].Severity.ToString().ToLowerInvariant();
        return $"{indent}{word}: {Printable.Of(sentence + tail, Longest)} [{rules}{(sources.Length == 0 ? "" : "; " + sources)}]";
    }

    private static string Lower(string text, bool isFirst) =>
        isFirst || text.Length == 0 ? text : char.ToLowerInvariant(text[0]) + text[1..];
}

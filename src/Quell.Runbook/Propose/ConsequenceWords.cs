using System.Collections.Immutable;
using System.Globalization;
using Quell.Domain.Actions;
using Quell.Domain.Text;

namespace Quell.Runbook.Propose;

/// <summary>
/// Consequences as lines to read: worst first, each with its rule and its sources. What one and the same probe would
/// answer is said in one line.
/// </summary>
public static class ConsequenceWords
{
    private const int Longest = 1500;
    private const string Unknown = ": unknown (";

    /// <summary>The rule whose lines the ledger of evidence says again, for this plan.</summary>
    private const string Evidence = "C-EVIDENCE";

    /// <summary>Every line.</summary>
    public static IEnumerable<string> Lines(ImmutableArray<Consequence> consequences, string indent) =>
        Lines(consequences, indent, (_, index) => index.ToString(CultureInfo.InvariantCulture));

    /// <summary>
    /// What can do harm or is unknown, one line for each rule and severity; what a rule ruled out is counted, and
    /// <c>why N</c> lists it. What is lost is left to the ledger, where the action has one.
    /// </summary>
    public static IEnumerable<string> InShort(ResponseAction action, int number, string indent)
    {
        var told = action.Consequences.Where(said => !IsInLedger(action, said)).ToList();
        ImmutableArray<Consequence> shown = [.. told.Where(said => said.Severity != Severity.None || IsOfCard(said))];
        var ruledOut = told.Count - shown.Length;
        return
        [
            .. Lines(shown, indent, (said, _) => $"{said.Severity} {said.Rule}"),
            .. ruledOut == 0
                ? ImmutableArray<string>.Empty
                : [$"{indent}none: {Checks(ruledOut)} found nothing that breaks (`why {number}` lists them)"],
        ];
    }

    /// <summary>What the card says of every such action, rather than what a rule found out about this one.</summary>
    private static bool IsOfCard(Consequence said) => said.Rule.StartsWith("CARD-", StringComparison.Ordinal);

    private static string Checks(int count) => count == 1 ? "1 check" : $"{count} checks";

    private static bool IsInLedger(ResponseAction action, Consequence said) =>
        !action.EvidenceAtRisk.IsEmpty && string.Equals(said.Rule, Evidence, StringComparison.Ordinal);

    private static IEnumerable<string> Lines(
        ImmutableArray<Consequence> consequences,
        string indent,
        Func<Consequence, int, string> otherwise
    ) =>
        consequences
            .OrderByDescending(said => said.Severity)
            .Select((said, index) => (Said: said, Group: Tail(said) ?? otherwise(said, index)))
            .GroupBy(each => each.Group, each => each.Said, StringComparer.Ordinal)
            .Select(same => Line([.. same], indent));

    /// <summary>The reason and the probe at the end of a line that says what is not known.</summary>
    private static string? Tail(Consequence said) =>
        said.Severity == Severity.Unknown
        && said.Sentence.LastIndexOf(Unknown, StringComparison.Ordinal) is > 0 and var at
            ? said.Sentence[at..]
            : null;

    private static string Line(ImmutableArray<Consequence> same, string indent)
    {
        var rules = string.Join(", ", same.Select(said => said.Rule).Distinct(StringComparer.Ordinal));
        var sources = string.Join(
            ", ",
            same.SelectMany(said => said.Citations).Select(citation => citation.Source).Distinct(StringComparer.Ordinal)
        );
        var word = same[0].Severity.Word();
        return $"{indent}{word}: {Printable.Of(Sentences(same), Longest)} [{rules}{(sources.Length == 0 ? "" : "; " + sources)}]";
    }

    private static string Sentences(ImmutableArray<Consequence> same)
    {
        if (Tail(same[0]) is not { } tail)
        {
            return string.Join(' ', same.Select(said => said.Sentence).Distinct(StringComparer.Ordinal));
        }
        return string.Join(
                "; ",
                same.Select((said, index) => Lower(said.Sentence[..^tail.Length], isFirst: index == 0))
            ) + tail;
    }

    private static string Lower(string text, bool isFirst) =>
        isFirst || text.Length == 0 ? text : char.ToLowerInvariant(text[0]) + text[1..];
}

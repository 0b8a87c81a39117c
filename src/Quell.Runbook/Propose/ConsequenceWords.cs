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

    /// <summary>
    /// For the screen that asks for a yes: one line a severity, worst first. What there is no room for is counted, and
    /// <c>why N</c> has it; an outage is always said whole.
    /// </summary>
    public static IEnumerable<string> BySeverity(ResponseAction action, int number, string indent)
    {
        if (action.Consequences.IsEmpty)
        {
            return [$"{indent}unknown: no rule speaks about this action"];
        }
        var told = action.Consequences.Where(said => !IsInLedger(action, said)).ToList();
        var ruledOut = told.Count(said => said.Severity == Severity.None && !IsOfCard(said));
        return
        [
            .. told.Where(said => said.Severity != Severity.None || IsOfCard(said))
                .GroupBy(said => said.Severity)
                .OrderByDescending(same => same.Key)
                .Select(same => OneLine([.. same], number, indent)),
            .. ruledOut == 0
                ? ImmutableArray<string>.Empty
                : [$"{indent}none: {Checks(ruledOut)} found nothing that breaks (`why {number}` lists them)"],
        ];
    }

    private static string OneLine(ImmutableArray<Consequence> same, int number, string indent)
    {
        var shown = Fitting(same);
        var isUnknown = same[0].Severity == Severity.Unknown;
        var left = same.Length - shown.Length;
        var sentences = isUnknown
            ? string.Join("; ", shown.Select((said, index) => Lower(Head(said), isFirst: index == 0).TrimEnd('.', '?')))
            : string.Join(' ', shown.Select(said => said.Sentence).Distinct(StringComparer.Ordinal));
        var more =
            isUnknown ? $"{(left == 0 ? "" : $"; {left} more")} (`why {number}`: how to find out)"
            : left == 0 ? ""
            : $" {left} more: `why {number}`.";
        return $"{indent}{Word(same)}: {Printable.Of(sentences, Longest)}{more} [{Sources(shown)}]";
    }

    /// <summary>As many as a few rows hold, at least one.</summary>
    private static ImmutableArray<Consequence> Fitting(ImmutableArray<Consequence> same)
    {
        var room = same[0].Severity switch
        {
            Severity.Outage => int.MaxValue,
            Severity.Degraded => 300,
            Severity.Unknown => 200,
            _ => 160,
        };
        var used = 0;
        return [.. same.TakeWhile((said, index) => index == 0 | (used += Head(said).Length + 1) <= room)];
    }

    /// <summary>What is not known, without the reason and the probe.</summary>
    private static string Head(Consequence said) =>
        Tail(said) is { } tail ? said.Sentence[..^tail.Length] : said.Sentence;

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

    private static string Line(ImmutableArray<Consequence> same, string indent) =>
        $"{indent}{Word(same)}: {Printable.Of(Sentences(same), Longest)} [{Sources(same)}]";

    private static string Word(ImmutableArray<Consequence> same) => same[0].Severity.Word();

    private static string Sources(ImmutableArray<Consequence> same)
    {
        var rules = string.Join(", ", same.Select(said => said.Rule).Distinct(StringComparer.Ordinal));
        var sources = string.Join(
            ", ",
            same.SelectMany(said => said.Citations).Select(citation => citation.Source).Distinct(StringComparer.Ordinal)
        );
        return $"{rules}{(sources.Length == 0 ? "" : "; " + sources)}";
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

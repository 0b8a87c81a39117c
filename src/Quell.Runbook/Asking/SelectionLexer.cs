using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Quell.Domain.Plans;
using Quell.Knowledge;
using Quell.Knowledge.Selection;

namespace Quell.Runbook.Asking;

/// <summary>Cuts a choice into words and phrases, the longest phrase first. What no vocabulary knows stays unknown.</summary>
internal sealed partial class SelectionLexer(Plan plan, ResponseKnowledge knowledge)
{
    private readonly SelectionWords _words = knowledge.Selection;
    private readonly Dictionary<string, string> _types = knowledge
        .Cards.Select(card => card.Type)
        .Concat(plan.Actions.Select(action => action.Type))
        .Concat(plan.Unavailable.Select(gone => gone.Type))
        .Distinct(StringComparer.Ordinal)
        .GroupBy(type => type.Replace('_', ' ').ToLowerInvariant(), StringComparer.Ordinal)
        .ToDictionary(same => same.Key, same => same.First(), StringComparer.Ordinal);
    private readonly HashSet<string> _targets = plan
        .Actions.Select(action => action.NameToType.ToLowerInvariant())
        .Where(name => name.Length > 1)
        .ToHashSet(StringComparer.Ordinal);

    public ImmutableArray<SelectionToken> Read(string text)
    {
        var tokens = ImmutableArray.CreateBuilder<SelectionToken>();
        foreach (Match stretch in Stretch().Matches(Plain(text)))
        {
            switch (stretch.Value[0])
            {
                case ',':
                    tokens.Add(new SelectionToken.Break(stretch.Value, IsStrong: false));
                    break;
                case ';' or '\n' or '!':
                    tokens.Add(new SelectionToken.Break(stretch.Value, IsStrong: true));
                    break;
                case '?':
                    tokens.Add(new SelectionToken.Unknown("?"));
                    break;
                default:
                    Words(stretch.Value.Split(' ', StringSplitOptions.RemoveEmptyEntries), tokens);
                    break;
            }
        }
        return tokens.ToImmutable();
    }

    /// <summary>One spelling of quotes, arrows, list marks and ends of sentences.</summary>
    private static string Plain(string text)
    {
        var plain = text.ToLowerInvariant().Replace('\u2019', '\'').Replace('\t', ' ').Replace("\r", "");
        plain = Range().Replace(plain, "${from} to ${to}");
        plain = Arrow().Replace(plain, " > ");
        plain = ListMark().Replace(plain, "${number} ");
        plain = EndOfSentence().Replace(plain, " ; ");
        return Quote().Replace(plain, " ").Replace("&", " & ").Replace(" - ", " , ").Replace("\u2014", " , ");
    }

    private void Words(string[] words, ImmutableArray<SelectionToken>.Builder tokens)
    {
        for (var at = 0; at < words.Length; )
        {
            var (token, length) = Longest(words, at);
            tokens.Add(token);
            at += length;
        }
    }

    private (SelectionToken Token, int Length) Longest(string[] words, int at)
    {
        for (var length = Math.Min(_words.LongestPhrase, words.Length - at); length > 1; length--)
        {
            if (Known(string.Join(' ', words[at..(at + length)])) is { } phrase)
            {
                return (phrase, length);
            }
        }
        var word = words[at];
        if (word is "-" or "*" or "\u2022")
        {
            return (new SelectionToken.Break(word, IsStrong: false), 1);
        }
        return (
            Counted(words, at) ?? Spelled(word) ?? Known(word) ?? Target(word) ?? new SelectionToken.Unknown(word),
            1
        );
    }

    private SelectionToken? Known(string phrase)
    {
        if (_types.TryGetValue(phrase, out var type))
        {
            return new SelectionToken.Named(phrase, type, IsSpelled: false);
        }
        if (_words.Role(phrase) is { } role)
        {
            return new SelectionToken.Part(phrase, role);
        }
        if (_words.Surface(phrase) is { } surface)
        {
            return new SelectionToken.By(phrase, surface);
        }
        return _words.Content(phrase) is { } word ? new SelectionToken.Content(phrase, word) : null;
    }

    private SelectionToken? Spelled(string word) =>
        (word.Contains('_') || word.Contains('-'))
        && _types.TryGetValue(word.Replace('_', ' ').Replace('-', ' '), out var type)
            ? new SelectionToken.Named(word, type, IsSpelled: true)
            : null;

    private SelectionToken? Target(string word) =>
        _targets.Contains(word) ? new SelectionToken.Target(word)
        : word.EndsWith("'s", StringComparison.Ordinal) && _targets.Contains(word[..^2])
            ? new SelectionToken.Target(word[..^2])
        : null;

    private static SelectionToken.Number? Counted(string[] words, int at)
    {
        var word = words[at];
        if (Ordinal(word) is { } place)
        {
            // "Evidence second" says when; only "the second" is number 2.
            var counts =
                at > 0
                && (
                    words[at - 1] is "the"
                    || (
                        at > 1
                        && words[at - 1] is "and"
                        && (Ordinal(words[at - 2]) is not null || words[at - 2] is "first")
                    )
                );
            return counts ? new SelectionToken.Number(word, place) : null;
        }
        var digits = word.TrimStart('#');
        if (
            digits.Length is > 0 and < 5
            && digits.All(char.IsAsciiDigit)
            && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        )
        {
            return new SelectionToken.Number(word, number);
        }
        var index = Array.IndexOf(s_counts, word);
        return index < 0 ? null : new SelectionToken.Number(word, index + 1);
    }

    private static int? Ordinal(string word) =>
        Array.IndexOf(s_ordinals, word) is >= 0 and var index ? index + 2
        : ShortOrdinal().Match(word) is { Success: true } match
            ? int.Parse(match.Groups["number"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture)
        : null;

    private static readonly string[] s_counts =
    [
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
    ];

    private static readonly string[] s_ordinals =
    [
        "second",
        "third",
        "fourth",
        "fifth",
        "sixth",
        "seventh",
        "eighth",
        "ninth",
        "tenth",
        "eleventh",
        "twelfth",
    ];

    [GeneratedRegex(
        "^(?<number>[0-9]{1,3})(st|nd|rd|th)$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        Timeout.Infinite
    )]
    private static partial Regex ShortOrdinal();

    [GeneratedRegex("[,;!?\n]|[^,;!?\n]+", RegexOptions.CultureInvariant, Timeout.Infinite)]
    private static partial Regex Stretch();

    [GeneratedRegex(
        @"\b(?<from>\d{1,3}) ?[-\u2013] ?(?<to>\d{1,3})\b",
        RegexOptions.CultureInvariant,
        Timeout.Infinite
    )]
    private static partial Regex Range();

    [GeneratedRegex("[-=]?>|\u2192", RegexOptions.CultureInvariant, Timeout.Infinite)]
    private static partial Regex Arrow();

    [GeneratedRegex(@"(?<![\w#])(?<number>#?\d{1,3})[.):](?=\s|$)", RegexOptions.CultureInvariant, Timeout.Infinite)]
    private static partial Regex ListMark();

    [GeneratedRegex(@"[.:](?=\s|$)", RegexOptions.CultureInvariant, Timeout.Infinite)]
    private static partial Regex EndOfSentence();

    [GeneratedRegex("[()\"`]|(?<![a-z])'|'(?![a-z])", RegexOptions.CultureInvariant, Timeout.Infinite)]
    private static partial Regex Quote();
}

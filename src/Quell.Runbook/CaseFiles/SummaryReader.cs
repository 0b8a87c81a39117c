using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Quell.Domain.Facts;

namespace Quell.Runbook.CaseFiles;

/// <summary>Reads the summary, and the confidence wherever it is said.</summary>
internal static partial class SummaryReader
{
    private const int Longest = 4000;

    public static void Read(CaseSection section, CaseFileFacts facts)
    {
        foreach (var line in section.Plain)
        {
            facts.Add(FactKeys.CaseSummary, MarkdownWords.Plain(line.Text), line.Number);
        }
        Confidence(section, facts);
    }

    /// <summary><c>4/5</c>: the first one that a file says.</summary>
    public static void Confidence(CaseSection section, CaseFileFacts facts)
    {
        foreach (var line in section.Plain)
        {
            if (OfFive().Match(line.Text) is { Success: true } said)
            {
                facts.AddOnce(FactKeys.CaseConfidence, said.Groups["score"].Value, line.Number);
            }
        }
    }

    public static string TextOf(ImmutableArray<CaseSection> sections)
    {
        var text = string.Join(
                '\n',
                sections
                    .Where(section => section.Kind == CaseSectionKind.Summary)
                    .SelectMany(section => section.Plain.Select(line => MarkdownWords.Plain(line.Text)))
            )
            .Trim();
        return text.Length <= Longest
            ? text
            : text[..(char.IsHighSurrogate(text[Longest - 1]) ? Longest - 1 : Longest)] + "…";
    }

    [GeneratedRegex(
        "(?<![0-9.])(?<score>[1-5]) ?/ ?5(?![0-9])",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        Timeout.Infinite
    )]
    private static partial Regex OfFive();
}

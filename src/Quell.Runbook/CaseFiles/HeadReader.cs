using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Quell.Domain.Facts;

namespace Quell.Runbook.CaseFiles;

/// <summary>Reads the title, the header lines and the footer.</summary>
internal static partial class HeadReader
{
    private const string EventIdKey = "event id";

    private static readonly ImmutableArray<(string Key, string Fact)> s_keys =
    [
        ("type", FactKeys.CaseType),
        ("status", FactKeys.CaseStatus),
        ("threat group", FactKeys.CaseThreatGroup),
        ("ticket", FactKeys.CaseTicket),
        ("handoff", FactKeys.CaseTicket),
        ("hand-off", FactKeys.CaseTicket),
        ("jira", FactKeys.CaseTicket),
        ("pagerduty", FactKeys.CaseTicket),
    ];

    public static void Read(ImmutableArray<CaseSection> sections, CaseFileFacts facts)
    {
        if (sections.FirstOrDefault(section => section.Kind == CaseSectionKind.Head) is not { } head)
        {
            return;
        }
        foreach (var line in head.Plain)
        {
            if (CaseSection.Level(line.Text) is 1 or 2 && !facts.Has(FactKeys.CaseTitle))
            {
                Title(line, facts);
            }
            foreach (var (key, value) in Parts(line.Text))
            {
                Header(key, value, line.Number, facts);
            }
        }
    }

    /// <summary>The id on the first line that names one.</summary>
    public static string EventIdOf(ImmutableArray<CaseFileLine> lines)
    {
        foreach (var line in lines)
        {
            foreach (var (key, value) in Parts(line.Text))
            {
                if (string.Equals(key, EventIdKey, StringComparison.Ordinal))
                {
                    return FirstWord(value);
                }
            }
        }
        return string.Empty;
    }

    public static string HeaderOf(ImmutableArray<CaseFileLine> lines)
    {
        const int longest = 500;
        var header = lines
            .Select(line => line.Trimmed)
            .FirstOrDefault(line => Parts(line).Any(part => part.Key == EventIdKey), string.Empty);
        return header.Length <= longest ? header : header[..longest] + "…";
    }

    public static bool IsSimulated(ImmutableArray<CaseFileLine> lines) =>
        lines
            .TakeWhile(line => CaseSection.Level(line.Text) < 3)
            .SelectMany(line => Parts(line.Text))
            .Any(part =>
                part.Key == "simulated"
                && FirstWord(part.Value).ToLowerInvariant().TrimEnd(',', ';', '.') is "true" or "yes"
            );

    /// <summary><c>**Audit:** event_id=… | sources=a, b</c>, wherever it stands.</summary>
    public static void Footer(ImmutableArray<CaseFileLine> lines, CaseFileFacts facts)
    {
        const string sources = "sources=";
        foreach (var line in lines)
        {
            if (
                MarkdownWords.Keyed(line.Text) is not ("audit", var value)
                || value.IndexOf(sources, StringComparison.OrdinalIgnoreCase) is not (>= 0 and var at)
            )
            {
                continue;
            }
            var rest = value[(at + sources.Length)..];
            var end = rest.IndexOf('|', StringComparison.Ordinal);
            foreach (var source in (end < 0 ? rest : rest[..end]).Trim('[', ']', ' ').Split(',').Take(20))
            {
                facts.Add(FactKeys.CaseSources, MarkdownWords.Plain(source), line.Number);
            }
        }
    }

    private static void Title(CaseFileLine line, CaseFileFacts facts)
    {
        var words = MarkdownWords.Plain(CaseSection.Words(line.Text));
        facts.Add(FactKeys.CaseTitle, words, line.Number);
        var dash = words.LastIndexOf(" — ", StringComparison.Ordinal);
        dash = dash < 0 ? words.LastIndexOf(" – ", StringComparison.Ordinal) : dash;
        dash = dash < 0 ? words.LastIndexOf(" - ", StringComparison.Ordinal) : dash;
        if (dash > 0)
        {
            facts.Add(FactKeys.CaseTactic, words[(dash + 3)..], line.Number);
        }
        Techniques(words, line.Number, facts);
    }

    /// <summary>ATT&amp;CK ids in a text, as the case's own classification.</summary>
    public static void Techniques(string text, int line, CaseFileFacts facts)
    {
        foreach (var match in Technique().EnumerateMatches(text))
        {
            facts.Add(FactKeys.CaseTechniques, text.Substring(match.Index, match.Length), line);
        }
    }

    private static void Header(string key, string value, int line, CaseFileFacts facts)
    {
        var plain = MarkdownWords.Plain(value);
        if (key == "time")
        {
            foreach (var time in plain.Split([" — ", " – ", " - ", " to "], 3, StringSplitOptions.TrimEntries).Take(2))
            {
                facts.Add(FactKeys.CaseTime, time, line);
            }
        }
        foreach (var (name, fact) in s_keys)
        {
            if (key == name)
            {
                facts.Add(fact, plain, line);
            }
        }
    }

    /// <summary>The parts of a header line, <c>**Key:** value | **Key:** value</c>.</summary>
    private static IEnumerable<(string Key, string Value)> Parts(string line)
    {
        if (!line.Contains("**", StringComparison.Ordinal))
        {
            yield break;
        }
        foreach (var part in line.Split('|', 12))
        {
            if (MarkdownWords.Keyed(part) is { } keyed)
            {
                yield return keyed;
            }
        }
    }

    private static string FirstWord(string value)
    {
        var text = value.Trim().Trim('`', '*');
        var end = text.IndexOfAny([' ', '\t', '|', '`']);
        return (end < 0 ? text : text[..end]).Trim('*');
    }

    [GeneratedRegex(
        @"(?<![A-Za-z0-9])T[0-9]{4}(\.[0-9]{3})?(?![0-9])",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        Timeout.Infinite
    )]
    private static partial Regex Technique();
}

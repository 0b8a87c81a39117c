using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Quell.Domain.Text;

namespace Quell.Runbook.Filing;

/// <summary>One change that the person makes to a ticket: a word for what, and its new value.</summary>
public sealed partial record FilingEdit(string What, string Value)
{
    public const string Summary = "summary";
    public const string Project = "project";
    public const string IssueType = "type";
    public const string Site = "site";
    public const string Text = "text";

    /// <summary>Goes back to the preview without a change.</summary>
    public const string Back = "back";

    private const int LongestSummary = 200;
    private const int LongestText = 900;
    private const int LongestName = 60;

    public static readonly ImmutableArray<string> Forms =
    [
        "summary <text>",
        "project <KEY>",
        "type <name>",
        "text <line of yours>",
        Back,
    ];

    /// <summary>The words as they are journalled, and as they are read again.</summary>
    public string Meaning => $"{What} {Value}";

    /// <returns>Null, and why, where the words are no such change.</returns>
    public static (FilingEdit? Edit, string Why) Read(string words)
    {
        var space = words.IndexOf(' ', StringComparison.Ordinal);
        var what = (space < 0 ? words : words[..space]).ToLowerInvariant();
        var value = space < 0 ? string.Empty : words[(space + 1)..].Trim();
        if (value.Length == 0 || !Printable.IsPlain(value))
        {
            return (null, "it takes a word for what to change and one line of plain text");
        }
        return what switch
        {
            Summary when value.Length <= LongestSummary => (new FilingEdit(what, value), string.Empty),
            Text when value.Length <= LongestText => (new FilingEdit(what, value), string.Empty),
            IssueType when value.Length <= LongestName => (new FilingEdit(what, value), string.Empty),
            Project when ProjectKey().IsMatch(value.ToUpperInvariant()) => (
                new FilingEdit(what, value.ToUpperInvariant()),
                string.Empty
            ),
            Site when IsSite(value) => (new FilingEdit(what, value), string.Empty),
            Summary or Text or IssueType => (null, "that is too long"),
            Project => (null, "a project key is capital letters, digits and underscores"),
            Site => (null, "a site is a host name such as example.atlassian.net, its https address, or a cloud id"),
            _ => (null, $"it takes one of: {string.Join(", ", Forms)}"),
        };
    }

    public static bool IsProjectKey(string text) => ProjectKey().IsMatch(text);

    public static bool IsSite(string text) => SiteName().IsMatch(text);

    [GeneratedRegex("^[A-Z][A-Z0-9_]{0,49}$", RegexOptions.CultureInvariant, Timeout.Infinite)]
    private static partial Regex ProjectKey();

    [GeneratedRegex(
        "^(?:https://)?[A-Za-z0-9][A-Za-z0-9.-]{0,250}[A-Za-z0-9]/?$",
        RegexOptions.CultureInvariant,
        Timeout.Infinite
    )]
    private static partial Regex SiteName();
}

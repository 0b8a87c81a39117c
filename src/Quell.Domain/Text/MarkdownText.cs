using System.Buffers;
using System.Collections.Immutable;
using System.Text;

namespace Quell.Domain.Text;

/// <summary>Outside text inside Markdown (CommonMark and GitHub's dialect), where it can only ever be text.</summary>
/// <remarks>
/// Everything is made <see cref="Printable"/> first. No HTML, link, image, mention, reference, emphasis, table cell or
/// block of the text's own survives, and none is cut open around it.
/// </remarks>
public static class MarkdownText
{
    private static readonly SearchValues<char> s_alphanumerics = SearchValues.Create(
        "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
    );

    /// <summary>Inline text of a paragraph, a heading, a list item.</summary>
    public static string Inline(string? outside, int maxRunes = Printable.DefaultMaxRunes)
    {
        var shown = Printable.Of(outside, maxRunes).Trim(' ');
        var text = new StringBuilder(shown.Length + 16);
        for (var i = 0; i < shown.Length; )
        {
            i += AppendSign(text, shown, i);
        }

        return text.ToString();
    }

    /// <summary>Inline text of a table cell. <see cref="Inline"/> escapes the bar as well, so this says what it is for.</summary>
    public static string Cell(string? outside, int maxRunes = Printable.DefaultMaxRunes) => Inline(outside, maxRunes);

    /// <summary>A code span: the delimiter is longer than any run of backticks inside.</summary>
    public static string Code(string? outside, int maxRunes = Printable.DefaultMaxRunes) =>
        Span(Printable.Of(outside, maxRunes));

    /// <summary>A code span in a table cell, where a bar would end the cell.</summary>
    /// <remarks>A backslash before a bar cannot be written there; such a bar is shown as <c>\u{7C}</c>.</remarks>
    public static string CellCode(string? outside, int maxRunes = Printable.DefaultMaxRunes)
    {
        var shown = Printable.Of(outside, maxRunes);
        return Span(
            shown.Replace("\\|", "\\\\u{7C}", StringComparison.Ordinal).Replace("|", "\\|", StringComparison.Ordinal)
        );
    }

    /// <summary>A fenced block, its fence longer than any run of backticks inside.</summary>
    /// <param name="outside">Text of any number of lines.</param>
    /// <param name="language">The program's own word (<c>json</c>, <c>console</c>); never outside text.</param>
    /// <param name="maxLines">Lines shown.</param>
    /// <param name="maxRunes">Characters shown of each line.</param>
    public static string Fence(string? outside, string language = "text", int maxLines = 200, int maxRunes = 2000) =>
        Fenced(Printable.Lines(outside, maxLines, maxRunes), language);

    /// <summary>The same with a line for each of <paramref name="lines"/>: a break inside one is shown and breaks nothing.</summary>
    /// <inheritdoc cref="Fence(string?, string, int, int)"/>
    public static string Fence(
        IEnumerable<string> lines,
        string language = "text",
        int maxLines = 200,
        int maxRunes = 2000
    )
    {
        ImmutableArray<string> all = [.. lines];
        return Fenced(
            [
                .. all.Take(maxLines).Select(line => Printable.Of(line, maxRunes)),
                .. all.Length > maxLines ? [Printable.Hidden(all.Length - maxLines)] : ImmutableArray<string>.Empty,
            ],
            language
        );
    }

    private static string Fenced(ImmutableArray<string> lines, string language)
    {
        if (language.AsSpan().ContainsAnyExceptInRange('a', 'z'))
        {
            throw new ArgumentException("The language of a block is one lower-case word.", nameof(language));
        }

        var fence = new string('`', Math.Max(3, lines.Select(LongestRun).DefaultIfEmpty().Max() + 1));
        return $"{fence}{language}\n{string.Concat(lines.Select(line => line + "\n"))}{fence}";
    }

    // Mentions and references are found after escapes are resolved; only code keeps them out.
    private static int AppendSign(StringBuilder text, string shown, int i)
    {
        var signs = shown.AsSpan(i);
        var run = signs.IndexOfAnyExcept('@', '#');
        signs = run < 0 ? signs : signs[..run];
        if (signs.Contains('@') || (signs.Length > 0 && run > 0 && char.IsAsciiDigit(shown[i + run])))
        {
            text.Append('`').Append(signs).Append('`');
            return signs.Length;
        }

        AppendInline(text, shown, i);
        return 1;
    }

    private static void AppendInline(StringBuilder text, string shown, int i)
    {
        var c = shown[i];
        switch (c)
        {
            case '`':
                text.Append("&#96;"); // An escaped backtick beside a code span is read in two ways.
                break;
            case '.' when i > 0 && (char.IsAsciiDigit(shown[i - 1]) || shown[i - 1] is 'w' or 'W'):
            case '.' when IsListMark(shown, i):
            case '-' when i == 0:
            case '+' or '=' when i == 0 || shown[i - 1] == c || (i + 1 < shown.Length && shown[i + 1] == c):
            case '\\' or '*' or '_' or '{' or '}' or '[' or ']' or '(' or ')' or '<' or '>' or '#' or '|' or '~':
            case '!' or '&' or ':' or '$' or '^' or '"' or '\'':
                text.Append('\\').Append(c);
                break;
            default:
                text.Append(c);
                break;
        }
    }

    // "a. x" and "iv. x" begin lists in some dialects.
    private static bool IsListMark(string shown, int i) =>
        (i + 1 == shown.Length || shown[i + 1] == ' ') && shown.AsSpan(0, i).IndexOfAnyExcept(s_alphanumerics) < 0;

    private static string Span(string content)
    {
        if (content.Length == 0)
        {
            return "` `";
        }

        var ticks = new string('`', LongestRun(content) + 1);
        var pad = content[0] is '`' or ' ' || content[^1] is '`' or ' ' ? " " : string.Empty;
        return string.Concat(ticks, pad, content, pad + ticks);
    }

    private static int LongestRun(string text)
    {
        var longest = 0;
        var run = 0;
        foreach (var c in text)
        {
            run = c == '`' ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }

        return longest;
    }
}

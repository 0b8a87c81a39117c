using System.Collections.Immutable;
using System.Text;

namespace Quell.Runbook.CaseFiles;

/// <summary>Markdown read as words: what was written before it was made Markdown, as far as that can be told.</summary>
internal static class MarkdownWords
{
    private const int LongestKey = 160;

    /// <summary>The text without escapes and emphasis. Code spans lose their ticks and nothing else.</summary>
    public static string Plain(string markdown)
    {
        var text = new StringBuilder(markdown.Length);
        foreach (var (content, isCode) in Pieces(markdown))
        {
            text.Append(isCode ? content : Unescaped(content));
        }
        return text.ToString().Trim();
    }

    /// <summary>What stands in code spans, in order.</summary>
    public static IEnumerable<string> Codes(string markdown) =>
        Pieces(markdown).Where(piece => piece.IsCode && piece.Content.Length > 0).Select(piece => piece.Content);

    /// <summary>Text and code spans in turn.</summary>
    public static ImmutableArray<(string Content, bool IsCode)> Pieces(string markdown)
    {
        var pieces = ImmutableArray.CreateBuilder<(string, bool)>();
        var from = 0;
        var at = 0;
        while ((at = markdown.IndexOf('`', at)) >= 0)
        {
            var ticks = RunOf(markdown, at);
            var end = Closing(markdown, at + ticks, ticks);
            if (end < 0 || (at > 0 && markdown[at - 1] == '\\'))
            {
                at += ticks;
                continue;
            }
            pieces.Add((markdown[from..at], false));
            pieces.Add((Unpadded(markdown[(at + ticks)..end]), true));
            from = at = end + ticks;
        }
        pieces.Add((markdown[from..], false));
        return pieces.ToImmutable();
    }

    /// <summary>The bold key of a line and what follows it: <c>- **Key (note):** value</c>, the colon inside or outside.</summary>
    public static (string Key, string Value)? Keyed(string line)
    {
        var text = Unlisted(line);
        if (!text.StartsWith("**", StringComparison.Ordinal))
        {
            return null;
        }
        var close = text.IndexOf("**", 2, Math.Min(text.Length - 2, LongestKey), StringComparison.Ordinal);
        if (close < 0)
        {
            return null;
        }
        var key = text[2..close].Trim();
        var value = text[(close + 2)..];
        var isInside = key.EndsWith(':');
        if (!isInside && !value.TrimStart().StartsWith(':'))
        {
            return null;
        }
        return (
            key.TrimEnd(':', ' ').ToLowerInvariant(),
            (isInside ? value : value.TrimStart()[1..]).TrimStart(' ', '\t')
        );
    }

    /// <summary>A line without the sign of a list before it.</summary>
    public static string Unlisted(string line)
    {
        var text = line.Trim();
        if (text.Length > 1 && text[0] is '-' or '*' or '+' or '•' && text[1] is ' ' or '\t')
        {
            return text[2..].TrimStart();
        }
        var digits = text.AsSpan().IndexOfAnyExceptInRange('0', '9');
        return
            digits is > 0 and < 4 && text.Length > digits + 1 && text[digits] is '.' or ')' && text[digits + 1] == ' '
            ? text[(digits + 2)..].TrimStart()
            : text;
    }

    public static bool IsListed(string line)
    {
        var text = line.Trim();
        return text.Length > 0 && Unlisted(text).Length < text.Length;
    }

    /// <summary>The cells of a table's row; null for a line that is none.</summary>
    public static ImmutableArray<string>? Cells(string line)
    {
        var text = line.Trim();
        if (text.Length < 2 || text[0] != '|')
        {
            return null;
        }
        var cells = ImmutableArray.CreateBuilder<string>();
        var cell = new StringBuilder();
        for (var at = 1; at < text.Length; at++)
        {
            if (text[at] == '\\' && at + 1 < text.Length && text[at + 1] == '|')
            {
                cell.Append(text[++at]); // Also within a code span, where no other sign can be escaped.
            }
            else if (text[at] == '|')
            {
                cells.Add(cell.ToString().Trim());
                cell.Clear();
            }
            else
            {
                cell.Append(text[at]);
            }
        }
        if (cell.ToString().Trim() is { Length: > 0 } last)
        {
            cells.Add(last);
        }
        return cells.ToImmutable();
    }

    private static string Unescaped(string text)
    {
        var plain = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length; at++)
        {
            var sign = text[at];
            if (sign == '\\' && at + 1 < text.Length && (char.IsAsciiLetterOrDigit(text[at + 1]) is false))
            {
                plain.Append(text[++at]);
            }
            else if (sign == '*' && at + 1 < text.Length && text[at + 1] == '*')
            {
                at++;
            }
            else
            {
                plain.Append(sign);
            }
        }
        return plain.Replace("&#96;", "`").ToString();
    }

    private static int RunOf(string text, int at)
    {
        var end = at;
        while (end < text.Length && text[end] == '`')
        {
            end++;
        }
        return end - at;
    }

    private static int Closing(string text, int from, int ticks)
    {
        var at = from;
        while ((at = text.IndexOf('`', at)) >= 0)
        {
            var run = RunOf(text, at);
            if (run == ticks)
            {
                return at;
            }
            at += run;
        }
        return -1;
    }

    private static string Unpadded(string code) =>
        code.Length > 2 && code[0] == ' ' && code[^1] == ' ' && code.AsSpan().ContainsAnyExcept(' ')
            ? code[1..^1]
            : code.Trim();
}

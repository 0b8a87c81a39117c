namespace Quell.Terminal.Screen;

/// <summary>How one told line is laid out: where it hangs, which leading part is set off, whether it may be broken.</summary>
/// <param name="Indent">Columns before the first character.</param>
/// <param name="Hang">Columns before every continuation.</param>
/// <param name="Lead">Characters from the start of the line that are set off: a marker or a <c>Label:</c>.</param>
/// <param name="IsHeadline">The first line of a checklist item, or a title that ends in a colon.</param>
/// <param name="IsVerbatim">A command or a payload: never broken by us, so that it can be copied as one line.</param>
internal readonly record struct LineShape(int Indent, int Hang, int Lead, bool IsHeadline, bool IsVerbatim)
{
    private const int LongestLabel = 24;
    private const int DeepestHang = 24;

    private static readonly string[] s_commands = ["$", "kubectl", "aws", "curl", "quell"];

    public static LineShape Of(string line)
    {
        var indent = line.Length - line.AsSpan().TrimStart(' ').Length;
        var body = line.AsSpan(indent);
        var marker = MarkerLength(body);
        var label = LabelLength(body[marker..]);
        var lead = indent + marker + label;
        var hang = marker > 0 ? indent + marker : indent + 2;
        return new LineShape(
            indent,
            marker > 0 && LastColumn(line) is > 0 and var column ? column : Math.Min(hang, DeepestHang),
            marker + label > 0 ? lead : 0,
            IsBox(body) || (indent == 0 && IsTitle(body)),
            IsVerbatimText(body[(marker + label)..].TrimStart(' '))
        );
    }

    /// <summary>Where the last column of a row of a table begins; 0 for a line that is none.</summary>
    private static int LastColumn(string line) =>
        line.LastIndexOf("  ", StringComparison.Ordinal) is > 4 and var gap ? gap + 2 : 0;

    private static bool IsTitle(ReadOnlySpan<char> body) => body.Length is > 1 and < 60 && body[^1] == ':';

    private static bool IsBox(ReadOnlySpan<char> body) =>
        body.Length > 3 && body[0] == '[' && body[2..].StartsWith("] ");

    private static int MarkerLength(ReadOnlySpan<char> body)
    {
        if (IsBox(body))
        {
            return 4;
        }

        if (body.StartsWith("- ") || body.StartsWith("* ") || body.StartsWith("• "))
        {
            return 2;
        }

        var digits = body.IndexOfAnyExceptInRange('0', '9');
        return digits is > 0 and < 3 && body[digits..].StartsWith(". ") ? digits + 2 : 0;
    }

    private static int LabelLength(ReadOnlySpan<char> body)
    {
        var colon = body.IndexOf(": ");
        if (colon is < 1 or > LongestLabel || !char.IsAsciiLetter(body[0]))
        {
            return 0;
        }

        foreach (var character in body[..colon])
        {
            if (!char.IsAsciiLetter(character) && character is not (' ' or '-' or '\''))
            {
                return 0;
            }
        }

        return colon + 1;
    }

    private static bool IsVerbatimText(ReadOnlySpan<char> text)
    {
        if (
            text.StartsWith("{")
            || text.StartsWith("[{")
            || text.StartsWith("mcp__")
            || text.StartsWith("https://")
            || text.StartsWith("http://")
        )
        {
            return true;
        }

        var space = text.IndexOf(' ');
        if (space < 1)
        {
            return false;
        }

        foreach (var command in s_commands)
        {
            if (text[..space].SequenceEqual(command))
            {
                return true;
            }
        }

        return false;
    }
}

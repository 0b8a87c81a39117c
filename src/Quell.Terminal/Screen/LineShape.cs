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
    private const int DeepestColumn = 40;

    public static LineShape Of(string line)
    {
        var indent = line.Length - line.AsSpan().TrimStart(' ').Length;
        var body = line.AsSpan(indent);
        var marker = MarkerLength(body);
        var label = LabelLength(body[marker..]);
        var lead = indent + marker + label;
        var hang = marker > 0 ? indent + marker : indent + 2;
        var column = indent == 0 ? ThirdColumn(line) : 0;
        return new LineShape(
            indent,
            column > 0 ? column : Math.Min(hang, DeepestHang),
            column > 0 ? line.IndexOf(' ', StringComparison.Ordinal)
                : marker + label > 0 ? lead
                : 0,
            IsBox(body) || (indent == 0 && IsTitle(body)),
            IsVerbatimText(line, line.Length - body[(marker + label)..].TrimStart(' ').Length)
        );
    }

    /// <summary>Where the third of three columns begins, as in what the doctor says; 0 for a line that has none.</summary>
    private static int ThirdColumn(string line)
    {
        const string Gap = "  ";
        var first = line.IndexOf(Gap, StringComparison.Ordinal);
        if (first < 1 || line.AsSpan(0, first).ContainsAnyExceptInRange('a', 'z'))
        {
            return 0;
        }

        var second = first + line.AsSpan(first).IndexOfAnyExcept(' ');
        var gap = second < first ? -1 : line.IndexOf(Gap, second, StringComparison.Ordinal);
        var rest = gap < 0 ? -1 : line.AsSpan(gap).IndexOfAnyExcept(' ');
        var third = rest < 0 ? 0 : gap + rest;
        return third is > 0 and < DeepestColumn ? third : 0;
    }

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

    private static bool IsVerbatimText(string line, int at)
    {
        var text = line.AsSpan(at);
        return text.StartsWith("{")
            || text.StartsWith("[{")
            || text.StartsWith("mcp__")
            || text.StartsWith("https://")
            || text.StartsWith("http://")
            || text.StartsWith("$ ")
            || CommandRanges.IsAll(line, at);
    }

    /// <summary>True for a line that begins with a number and a dot, such as a row of a table.</summary>
    public static bool IsNumbered(string line) => MarkerLength(line.AsSpan().TrimStart(' ')) > 2;
}

using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Quell.Domain.Text;

/// <summary>
/// Outside text as one visible, bounded line. Everything that could move a cursor, reorder or hide text, or pass for
/// something else is written as an escape.
/// </summary>
/// <remarks>
/// Escapes are <c>\n</c>, <c>\r</c>, <c>\t</c>, <c>\\</c> and <c>\u{HEX}</c>. A backslash of the text itself is doubled
/// only where what follows would otherwise read as one of these, so that <c>C:\Windows</c> stays readable and yet no two
/// texts look the same. Markup of a terminal library, Markdown, HTML and so on is another matter: see the writers of
/// those formats.
/// </remarks>
public static class Printable
{
    /// <summary>The length that a line is cut to where the caller names none, in characters shown.</summary>
    public const int DefaultMaxRunes = 200;

    private const int MaxMarksInARow = 3;

    /// <summary>Renders <paramref name="outside"/>; null is empty. A cut text ends in <c>… (+n)</c>, n code points not shown.</summary>
    /// <param name="outside">Text from anywhere.</param>
    /// <param name="maxRunes">Upper bound of code points shown, escapes counted at their length; the ending is extra.</param>
    public static string Of(string? outside, int maxRunes = DefaultMaxRunes)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(maxRunes);
        if (string.IsNullOrEmpty(outside))
        {
            return string.Empty;
        }

        var text = outside.AsSpan();
        var shown = new StringBuilder(Math.Min(text.Length, maxRunes) + 8);
        var room = maxRunes;
        var marks = MaxMarksInARow; // A mark without a letter before it would sit on the quote sign around the text.
        Span<char> piece = stackalloc char[12];
        while (!text.IsEmpty)
        {
            var length = Render(text, ref marks, piece, out var consumed, out var width);
            if (width > room)
            {
                return shown.Append("… (+").Append(CountRunes(text)).Append(')').ToString();
            }

            shown.Append(piece[..length]);
            room -= width;
            text = text[consumed..];
        }

        return shown.ToString();
    }

    /// <summary>
    /// Renders a text of several lines, each as <see cref="Of"/> does; a cut text ends in a line <c>… (+n lines)</c>.
    /// </summary>
    public static ImmutableArray<string> Lines(string? outside, int maxLines = 40, int maxRunes = DefaultMaxRunes)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(maxLines);
        if (string.IsNullOrEmpty(outside))
        {
            return [];
        }

        var lines = ImmutableArray.CreateBuilder<string>();
        var hidden = 0;
        var rest = outside.AsSpan();
        if (rest[^1] == '\n')
        {
            rest = rest[..^1];
        }

        foreach (var range in rest.Split('\n'))
        {
            if (lines.Count == maxLines)
            {
                hidden++;
                continue;
            }

            var line = rest[range];
            lines.Add(Of((line is [.., '\r'] ? line[..^1] : line).ToString(), maxRunes));
        }

        if (hidden > 0)
        {
            lines.Add(Hidden(hidden));
        }

        return lines.ToImmutable();
    }

    /// <summary>The last guard before an output: a line of the program's own words, with outside text in it, as one line.</summary>
    /// <remarks>
    /// What <see cref="Of"/> made stays as it is, and what slipped past it is written as <c>\u{HEX}</c>. No backslash is
    /// touched, so doing it twice is doing it once; outside text itself goes through <see cref="Of"/>, and once.
    /// </remarks>
    public static string Line(string line)
    {
        if (!line.AsSpan().ContainsAnyExceptInRange(' ', '~'))
        {
            return line;
        }

        var shown = new StringBuilder(line.Length + 16);
        var rest = line.AsSpan();
        var marks = MaxMarksInARow;
        Span<char> piece = stackalloc char[12];
        while (!rest.IsEmpty)
        {
            var isRune =
                Rune.DecodeFromUtf16(rest, out var rune, out var consumed) == System.Buffers.OperationStatus.Done;
            var isMark = isRune && Runes.IsMark(rune);
            marks = isMark ? marks + 1 : 0;
            if (isRune && !Runes.IsHidden(rune) && marks <= MaxMarksInARow)
            {
                shown.Append(rest[..consumed]);
            }
            else
            {
                consumed = isRune ? consumed : 1;
                shown.Append(piece[..Escape(isRune ? rune.Value : rest[0], piece, out _)]);
            }

            rest = rest[consumed..];
        }

        return shown.ToString();
    }

    /// <summary>True when nothing of the text is hidden: no controls, line ends, odd spaces, half pairs or private characters.</summary>
    public static bool IsPlain(string text)
    {
        var rest = text.AsSpan();
        while (!rest.IsEmpty)
        {
            if (
                Rune.DecodeFromUtf16(rest, out var rune, out var consumed) != System.Buffers.OperationStatus.Done
                || Runes.IsHidden(rune)
            )
            {
                return false;
            }

            rest = rest[consumed..];
        }

        return true;
    }

    /// <summary>What stands for lines that are not shown.</summary>
    internal static string Hidden(int lines) => string.Create(CultureInfo.InvariantCulture, $"… (+{lines} lines)");

    private static int Render(ReadOnlySpan<char> text, ref int marks, Span<char> piece, out int consumed, out int width)
    {
        if (Rune.DecodeFromUtf16(text, out var rune, out consumed) != System.Buffers.OperationStatus.Done)
        {
            consumed = 1;
            return Escape(text[0], piece, out width);
        }

        var first = text[0];
        var isMark = Runes.IsMark(rune);
        marks = isMark ? marks + 1 : 0;
        if (first is '\n' or '\r' or '\t')
        {
            piece[0] = '\\';
            piece[1] = first switch
            {
                '\n' => 'n',
                '\r' => 'r',
                _ => 't',
            };
            return width = 2;
        }

        if (first == '\\' && WouldReadAsEscape(text[1..]))
        {
            piece[0] = piece[1] = '\\';
            return width = 2;
        }

        if (Runes.IsHidden(rune) || (isMark && marks > MaxMarksInARow))
        {
            return Escape(rune.Value, piece, out width);
        }

        width = 1;
        return rune.EncodeToUtf16(piece);
    }

    private static bool WouldReadAsEscape(ReadOnlySpan<char> next)
    {
        if (next.IsEmpty)
        {
            return false;
        }

        return next[0] is '\\' or 'n' or 'r' or 't'
            || next is ['u', '{', ..]
            || Rune.DecodeFromUtf16(next, out var rune, out _) != System.Buffers.OperationStatus.Done
            || Runes.IsHidden(rune)
            || Runes.IsMark(rune);
    }

    private static int Escape(int codePoint, Span<char> piece, out int width)
    {
        var ok = piece.TryWrite(CultureInfo.InvariantCulture, $"\\u{{{codePoint:X}}}", out width);
        System.Diagnostics.Debug.Assert(ok, "Twelve characters hold every code point.");
        return width;
    }

    private static int CountRunes(ReadOnlySpan<char> text)
    {
        var count = 0;
        foreach (var _ in text.EnumerateRunes())
        {
            count++;
        }

        return count;
    }
}

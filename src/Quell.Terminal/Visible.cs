using System.Buffers;
using System.Globalization;
using System.Text;

namespace Quell.Terminal;

/// <summary>The last guard before a screen or a pipe: no character may move a cursor, reorder, hide or start a line.</summary>
/// <remarks>
/// Outside text arrives escaped already; this changes none of it, and escapes as <c>\u{HEX}</c> what slipped through.
/// It touches no backslash, so that doing it twice is doing it once.
/// </remarks>
internal static class Visible
{
    public static string Line(string text)
    {
        if (IsClean(text))
        {
            return text;
        }

        var shown = new StringBuilder(text.Length + 16);
        var rest = text.AsSpan();
        while (!rest.IsEmpty)
        {
            if (Rune.DecodeFromUtf16(rest, out var rune, out var consumed) != OperationStatus.Done)
            {
                AppendEscape(shown, rest[0]);
                rest = rest[1..];
                continue;
            }

            if (IsHidden(rune))
            {
                AppendEscape(shown, rune.Value);
            }
            else
            {
                shown.Append(rest[..consumed]);
            }

            rest = rest[consumed..];
        }

        return shown.ToString();
    }

    private static bool IsClean(string text)
    {
        foreach (var character in text)
        {
            if (character is < ' ' or > '~')
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsHidden(Rune rune) =>
        rune.Value != ' '
        && Rune.GetUnicodeCategory(rune)
            is UnicodeCategory.Control
                or UnicodeCategory.Format
                or UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator
                or UnicodeCategory.SpaceSeparator
                or UnicodeCategory.PrivateUse
                or UnicodeCategory.Surrogate
                or UnicodeCategory.OtherNotAssigned;

    private static void AppendEscape(StringBuilder shown, int codePoint) =>
        shown.Append("\\u{").Append(codePoint.ToString("X", CultureInfo.InvariantCulture)).Append('}');
}

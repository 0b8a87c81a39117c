using System.Globalization;
using System.Text;

namespace Quell.Domain.Text;

/// <summary>Which code points a reader cannot see, or sees as something else.</summary>
internal static class Runes
{
    /// <summary>
    /// True for controls, format characters (bidirectional, zero-width, tags, byte order mark), separators and spaces
    /// other than U+0020, private use, unassigned, variation selectors, and letters that draw nothing.
    /// </summary>
    public static bool IsHidden(Rune rune)
    {
        if (rune.IsAscii)
        {
            return rune.Value is < 0x20 or 0x7F;
        }

        return Rune.GetUnicodeCategory(rune)
                is UnicodeCategory.Control
                    or UnicodeCategory.Format
                    or UnicodeCategory.LineSeparator
                    or UnicodeCategory.ParagraphSeparator
                    or UnicodeCategory.SpaceSeparator
                    or UnicodeCategory.PrivateUse
                    or UnicodeCategory.Surrogate
                    or UnicodeCategory.OtherNotAssigned
            || DrawsNothing(rune.Value);
    }

    /// <summary>True for marks that are drawn on the character before them.</summary>
    public static bool IsMark(Rune rune) =>
        !rune.IsAscii
        && Rune.GetUnicodeCategory(rune)
            is UnicodeCategory.NonSpacingMark
                or UnicodeCategory.EnclosingMark
                or UnicodeCategory.SpacingCombiningMark;

    private static bool DrawsNothing(int value) =>
        value
            is 0x034F // combining grapheme joiner
                or 0x115F
                or 0x1160
                or 0x3164
                or 0xFFA0 // Hangul fillers
                or 0x17B4
                or 0x17B5 // Khmer inherent vowels
                or (>= 0x180B and <= 0x180F) // Mongolian variation selectors
                or 0x2800 // Braille blank
                or (>= 0xFE00 and <= 0xFE0F)
                or (>= 0xE0100 and <= 0xE01EF) // variation selectors
                or 0xFFFC // object replacement
                or 0x1D159; // musical null notehead
}

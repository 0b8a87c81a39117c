using System.Globalization;
using System.Text;

namespace Quell.Fuzz.Checks;

/// <summary>What holds for every output, whatever came in. Written apart from the code that escapes.</summary>
internal static class Laws
{
    public static void Hold(bool holds, string law)
    {
        if (!holds)
        {
            throw new BrokenLawException(law);
        }
    }

    /// <summary>A line for a person: one line, and nothing in it that a terminal would obey or hide.</summary>
    public static void Printable(string line)
    {
        for (var at = 0; at < line.Length; at++)
        {
            Hold(Rune.TryGetRuneAt(line, at, out var rune), "half a character reaches an output");
            at += rune.Utf16SequenceLength - 1;
            Hold(IsVisible(rune), $"U+{rune.Value:X4} reaches an output");
        }
    }

    public static void Printable(IEnumerable<string> lines)
    {
        foreach (var line in lines)
        {
            Printable(line);
        }
    }

    /// <summary>A whole text of such lines.</summary>
    public static void PrintableText(string text) => Printable(text.Split('\n').Select(line => line.TrimEnd('\r')));

    private static bool IsVisible(Rune rune) =>
        rune.Value is ' '
        || Rune.GetUnicodeCategory(rune)
            is not (
                UnicodeCategory.Control
                or UnicodeCategory.Format
                or UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator
                or UnicodeCategory.SpaceSeparator
                or UnicodeCategory.PrivateUse
                or UnicodeCategory.Surrogate
                or UnicodeCategory.OtherNotAssigned
            );
}

using System.Collections.Immutable;
using System.Text;
using Quell.Domain.Text;

namespace Quell.Reports.Svg;

/// <summary>Outside text cut into lines that fit a box. Drawings do not wrap by themselves, and never overflow.</summary>
internal static class SvgLabel
{
    /// <summary>Advance of one column at 12 px of a monospaced font, a little generously.</summary>
    public const double Column = 7.3;

    /// <param name="columns">Most columns of a line.</param>
    /// <param name="most">Most lines; what is cut ends in an ellipsis.</param>
    public static ImmutableArray<string> Lines(string? outside, int columns, int most)
    {
        // What is secret goes before the text is cut: half of it would not be known as secret.
        var rest = Printable.Of(Redaction.Of(outside ?? string.Empty), columns * most * 2);
        var lines = ImmutableArray.CreateBuilder<string>();
        while (rest.Length > 0 && lines.Count < most)
        {
            var taken = Fitting(rest, columns);
            if (taken < rest.Length && lines.Count == most - 1)
            {
                taken = Fitting(rest, columns - 1);
                lines.Add(rest[..taken].TrimEnd() + "…");
                break;
            }
            taken = AtSpace(rest, taken);
            lines.Add(rest[..taken].Trim());
            rest = rest[taken..].TrimStart();
        }
        return lines.ToImmutable();
    }

    /// <summary>How many characters fit; whatever is not ASCII may be twice as wide.</summary>
    private static int Fitting(string text, int columns)
    {
        var width = 0;
        var taken = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            width += rune.IsAscii ? 1 : 2;
            if (width > columns)
            {
                return taken;
            }
            taken += rune.Utf16SequenceLength;
        }
        return taken;
    }

    private static int AtSpace(string text, int taken)
    {
        if (taken >= text.Length)
        {
            return taken;
        }
        var space = text.AsSpan(0, taken).LastIndexOf(' ');
        return space > taken / 2 ? space + 1 : taken;
    }
}

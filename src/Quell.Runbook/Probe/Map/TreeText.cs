using System.Collections.Immutable;
using System.Text;

namespace Quell.Runbook.Probe.Map;

/// <summary>Draws a tree line by line; what is too long goes on under itself.</summary>
internal sealed class TreeText(int columns)
{
    private const int LeastText = 20;
    private readonly ImmutableArray<string>.Builder _lines = ImmutableArray.CreateBuilder<string>();

    public ImmutableArray<string> Lines => _lines.ToImmutable();

    public void Root(string text) => Add(string.Empty, string.Empty, text);

    /// <param name="place">For each level from the top: whether this is its last branch.</param>
    public void Branch(ImmutableArray<bool> place, string text)
    {
        var above = string.Concat(place[..^1].Select(isLast => isLast ? "   " : "│  "));
        Add(above + (place[^1] ? "└─ " : "├─ "), above + (place[^1] ? "   " : "│  ") + "  ", text);
    }

    private void Add(string first, string more, string text)
    {
        var start = first;
        foreach (var piece in Pieces(text, Math.Max(LeastText, columns - Width(more))))
        {
            _lines.Add(start + piece);
            start = more;
        }
    }

    /// <summary>Cuts at spaces where there are any, and anywhere where there are none.</summary>
    private static IEnumerable<string> Pieces(string text, int most)
    {
        var line = new StringBuilder();
        var width = 0;
        foreach (var word in text.Split(' ').SelectMany(word => Chunks(word, most)))
        {
            var wide = Width(word.Text);
            if (width > 0 && width + wide + (word.Starts ? 1 : 0) > most)
            {
                yield return line.ToString();
                line.Clear();
                width = 0;
            }
            if (width > 0 && word.Starts)
            {
                line.Append(' ');
                width++;
            }
            line.Append(word.Text);
            width += wide;
        }
        yield return line.ToString();
    }

    private static IEnumerable<(string Text, bool Starts)> Chunks(string word, int most)
    {
        var chunk = new StringBuilder();
        var width = 0;
        var starts = true;
        foreach (var rune in word.EnumerateRunes())
        {
            if (width + Width(rune) > most)
            {
                yield return (chunk.ToString(), starts);
                chunk.Clear();
                width = 0;
                starts = false;
            }
            chunk.Append(rune.ToString());
            width += Width(rune);
        }
        yield return (chunk.ToString(), starts);
    }

    private static int Width(string text) => text.EnumerateRunes().Sum(Width);

    /// <summary>East Asian characters and symbols take two columns on most terminals.</summary>
    private static int Width(Rune rune) =>
        rune.Value
            is >= 0x1100
                and <= 0x115F
                or >= 0x2E80
                and <= 0xD7A3
                or >= 0xF900
                and <= 0xFAFF
                or >= 0xFE30
                and <= 0xFE6F
                or >= 0xFF00
                and <= 0xFF60
                or >= 0x1F300
                and <= 0x3FFFD
            ? 2
            : 1;
}

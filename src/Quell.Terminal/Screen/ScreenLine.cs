using Quell.Domain.Text;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Quell.Terminal.Screen;

/// <summary>One told line on the screen: literal text, wrapped with a hanging indent, never read as markup.</summary>
/// <param name="mayRunOver">True where a command may be left for the terminal to wrap, so that it stays one line when copied.</param>
/// <param name="isRow">True for a row of a table: one row, cut where the screen ends.</param>
internal sealed class ScreenLine(string line, Look look, bool mayRunOver, bool isRow = false) : Renderable
{
    /// <summary>Wider rows than this are hard to read.</summary>
    private const int WidestRow = 100;
    private const int Narrowest = 20;

    private readonly string _text = Printable.Line(line);

    protected override Measurement Measure(RenderOptions options, int maxWidth)
    {
        var width = Math.Min(_text.GetCellWidth(), maxWidth);
        return new Measurement(width, width);
    }

    protected override IEnumerable<Segment> Render(RenderOptions options, int maxWidth)
    {
        if (isRow)
        {
            return [new Segment(Wrapping.Cut(_text, Math.Max(Narrowest, maxWidth)), look.Body), Segment.LineBreak];
        }

        var shape = LineShape.Of(_text);
        if (shape.IsVerbatim && mayRunOver)
        {
            return [.. Styled(0.._text.Length, shape), Segment.LineBreak];
        }

        return Wrapped(shape, Math.Clamp(maxWidth, Narrowest, WidestRow));
    }

    private IEnumerable<Segment> Wrapped(LineShape shape, int width)
    {
        // In a block, prose at the margin is a paragraph; among single lines the hang shows where the next one begins.
        var trunk = Trunk(_text);
        var isParagraph = trunk.Length == 0 && look.Frame != Frame.None && shape is { Indent: 0, Lead: 0 };
        var hang = isParagraph ? 0 : Math.Min(trunk.Length > 0 ? trunk.Length : shape.Hang, width * 3 / 5);
        var isFirst = true;
        var whole = mayRunOver ? CommandRanges.In(_text) : [];
        foreach (var row in Wrapping.Rows(_text, width, width - hang, whole))
        {
            if (!isFirst)
            {
                yield return trunk.Length > 0 ? new Segment(trunk[..hang], look.Body) : Segment.Padding(hang);
            }

            foreach (var segment in Styled(row, shape))
            {
                yield return segment;
            }

            yield return Segment.LineBreak;
            isFirst = false;
        }
    }

    /// <summary>What stands under a branch of a tree when its line goes on: the trunk of every level that goes on, and two columns.</summary>
    private static string Trunk(string text)
    {
        var branch = text.AsSpan().IndexOfAnyExcept("│├└─ ");
        return branch > 0 && text.AsSpan(0, branch).ContainsAny('├', '└')
            ? text[..branch].Replace('├', '│').Replace('└', ' ').Replace('─', ' ') + "  "
            : string.Empty;
    }

    private IEnumerable<Segment> Styled(Range row, LineShape shape)
    {
        var (start, length) = row.GetOffsetAndLength(_text.Length);
        var setOff = shape.IsHeadline ? length : Math.Clamp(shape.Lead - start, 0, length);
        if (setOff > 0)
        {
            yield return new Segment(_text.Substring(start, setOff), look.Lead);
        }

        if (length > setOff)
        {
            yield return new Segment(_text.Substring(start + setOff, length - setOff), look.Body);
        }
    }
}

using System.Collections.Immutable;
using Quell.Reports.Html;
using Quell.Runbook.Report;
using static Quell.Reports.Svg.SvgCanvas;

namespace Quell.Reports.Svg;

/// <summary>One box of the blast radius, its text already cut to its width.</summary>
internal sealed record BlastBox(
    double Width,
    double Height,
    string Look,
    string Heading,
    ImmutableArray<string> Lines,
    string Says
)
{
    private const double Padding = 14;
    private const double Leading = 16;

    public bool IsUnknown => Look.EndsWith("unknown", StringComparison.Ordinal);

    public static BlastBox Of(BlastNode node, double width)
    {
        var lines = SvgLabel.Lines(node.Label, Columns(width), 2);
        return new BlastBox(
            width,
            Tall(lines.Length + 1),
            node.Conflicts ? "node conflict" : "node",
            node.Conflicts ? $"{node.Relation} · sources disagree" : node.Relation,
            lines,
            $"{node.Relation} {node.Label}"
        );
    }

    /// <summary>Kinds of ties that nobody knows anything about stand in one box.</summary>
    public static BlastBox Unknown(ImmutableArray<string> kinds, double width)
    {
        var lines = SvgLabel.Lines(string.Join(", ", kinds), Columns(width), 3);
        return new BlastBox(
            width,
            Tall(lines.Length + 1),
            "node unknown",
            "not known",
            lines,
            $"Not known: {string.Join(", ", kinds)}"
        );
    }

    public static BlastBox Core(BlastRadius blast, double width)
    {
        ImmutableArray<string> lines =
        [
            .. SvgLabel.Lines(blast.Title, Columns(width), 3),
            .. blast.Details.SelectMany(detail => SvgLabel.Lines(detail, Columns(width), 2)),
        ];
        return new BlastBox(width, Tall(lines.Length + 1) + 8, "node core", "under threat", lines, blast.Title);
    }

    public void Draw(HtmlWriter html, double x, double y)
    {
        html.Open("g").Element("title", Says);
        Box(html, x, y, Width, Height, Look);
        Words(html, x + Padding, y + 19, Heading, "relation");
        Stack(html, x + Padding, y + 19 + Leading + 1, Lines, "label", leading: Leading);
        html.Close();
    }

    private static int Columns(double width) => (int)((width - (2 * Padding)) / SvgLabel.Column);

    private static double Tall(int lines) => (lines * Leading) + 18;
}

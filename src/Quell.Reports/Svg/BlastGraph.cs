using System.Collections.Immutable;
using Quell.Reports.Html;
using Quell.Runbook.Report;
using static Quell.Reports.Svg.SvgCanvas;

namespace Quell.Reports.Svg;

/// <summary>The blast radius as a drawing: what leads to the workload on the left, what it leads to on the right.</summary>
internal static class BlastGraph
{
    private const double Gap = 12;
    private const double Side = 340;
    private const double Middle = 280;
    private const double Width = 1120;
    private const double Small = 340;
    private const double Indent = 26;

    /// <summary>For a page with room for three columns.</summary>
    public static void Wide(HtmlWriter html, BlastRadius blast)
    {
        var inward = Column(blast.Inward, blast.UnknownInward, Side);
        var outward = Column(blast.Outward, blast.UnknownOutward, Side);
        var core = BlastBox.Core(blast, Middle);
        var height = new[] { Tall(inward), Tall(outward), core.Height }.Max() + 30;
        Begin(html, Width, height, Says(blast));
        Words(html, 0, 14, "LEADS TO IT", "axis");
        Words(html, Width - Side, 14, "IT LEADS TO", "axis");
        var coreX = (Width - Middle) / 2;
        var coreY = 30 + ((height - 30 - core.Height) / 2);
        Edges(html, inward, height, 0 + Side, coreX, coreY, core.Height, inward: true);
        Edges(html, outward, height, coreX + Middle, Width - Side, coreY, core.Height, inward: false);
        foreach (var (box, y) in Placed(inward, height))
        {
            box.Draw(html, 0, y);
        }
        foreach (var (box, y) in Placed(outward, height))
        {
            box.Draw(html, Width - Side, y);
        }
        core.Draw(html, coreX, coreY);
        End(html);
    }

    /// <summary>For a narrow page: the same from top to bottom.</summary>
    public static void Narrow(HtmlWriter html, BlastRadius blast)
    {
        var inward = Column(blast.Inward, blast.UnknownInward, Small - Indent);
        var outward = Column(blast.Outward, blast.UnknownOutward, Small - Indent);
        var core = BlastBox.Core(blast, Small);
        var height = Tall(inward) + Tall(outward) + core.Height + 90;
        Begin(html, Small, height, Says(blast));
        Words(html, 0, 14, "LEADS TO IT", "axis");
        var coreY = 24 + Tall(inward) + (inward.IsEmpty ? 0 : Gap);
        Rungs(html, inward, 24, coreY, down: true);
        core.Draw(html, 0, coreY);
        var below = coreY + core.Height;
        Words(html, Indent, below + 26, "IT LEADS TO", "axis");
        Rungs(html, outward, below + 38, below, down: false);
        End(html);
    }

    private static string Says(BlastRadius blast) =>
        $"Blast radius of {blast.Title}: {blast.Inward.Length} things lead to it, it leads to {blast.Outward.Length}; {blast.UnknownInward.Length + blast.UnknownOutward.Length} kinds of ties are not known. Every line stands in the table below.";

    private static ImmutableArray<BlastBox> Column(
        ImmutableArray<BlastNode> nodes,
        ImmutableArray<string> unknown,
        double width
    ) =>
        [
            .. nodes.Select(node => BlastBox.Of(node, width)),
            .. unknown.IsEmpty ? [] : new[] { BlastBox.Unknown(unknown, width) },
        ];

    private static double Tall(ImmutableArray<BlastBox> boxes) =>
        boxes.IsEmpty ? 0 : boxes.Sum(box => box.Height) + (Gap * (boxes.Length - 1));

    private static IEnumerable<(BlastBox Box, double Y)> Placed(ImmutableArray<BlastBox> boxes, double height)
    {
        var y = 30 + ((height - 30 - Tall(boxes)) / 2);
        foreach (var box in boxes)
        {
            yield return (box, y);
            y += box.Height + Gap;
        }
    }

    private static void Edges(
        HtmlWriter html,
        ImmutableArray<BlastBox> boxes,
        double height,
        double left,
        double right,
        double coreY,
        double coreHeight,
        bool inward
    )
    {
        foreach (var (index, (box, y)) in Placed(boxes, height).Index())
        {
            var atBox = y + (box.Height / 2);
            var atCore = coreY + (coreHeight * (index + 1) / (boxes.Length + 1));
            var (from, to) = inward ? (atBox, atCore) : (atCore, atBox);
            var bend = (right - left) / 2;
            Path(
                html,
                $"M {N(left)} {N(from)} C {N(left + bend)} {N(from)} {N(right - bend)} {N(to)} {N(right - 8)} {N(to)}",
                box.IsUnknown ? "edge unknown" : "edge"
            );
            Arrow(html, right, to, box.IsUnknown ? "tip unknown" : "tip");
        }
    }

    private static void Rungs(HtmlWriter html, ImmutableArray<BlastBox> boxes, double top, double core, bool down)
    {
        if (boxes.IsEmpty)
        {
            return;
        }
        var y = top;
        foreach (var box in boxes)
        {
            Line(html, 8, y + (box.Height / 2), Indent, y + (box.Height / 2), box.IsUnknown ? "edge unknown" : "edge");
            if (!down)
            {
                Arrow(html, Indent, y + (box.Height / 2), box.IsUnknown ? "tip unknown" : "tip");
            }
            box.Draw(html, Indent, y);
            y += box.Height + Gap;
        }
        var first = top + (boxes[0].Height / 2);
        var last = y - Gap - (boxes[^1].Height / 2);
        Line(html, 8, down ? first : core, 8, down ? core : last, "edge");
        if (down)
        {
            Path(html, $"M 8 {N(core)} l -4.5 -9 h 9 z", "tip");
        }
    }
}

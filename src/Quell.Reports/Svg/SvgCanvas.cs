using System.Collections.Immutable;
using Quell.Reports.Html;

namespace Quell.Reports.Svg;

/// <summary>The few shapes that the drawings are made of. Colours come from classes, so that light, dark and print decide.</summary>
internal static class SvgCanvas
{
    public static void Begin(HtmlWriter html, double width, double height, string says)
    {
        html.Open(
            "svg",
            ("viewBox", $"-2 -2 {N(width + 4)} {N(height + 4)}"),
            ("role", "img"),
            ("aria-label", says),
            ("focusable", "false")
        );
    }

    public static void End(HtmlWriter html) => html.Close();

    public static void Box(
        HtmlWriter html,
        double x,
        double y,
        double width,
        double height,
        string look,
        double radius = 8
    ) =>
        html.Single(
            "rect",
            ("x", N(x)),
            ("y", N(y)),
            ("width", N(width)),
            ("height", N(height)),
            ("rx", N(radius)),
            ("class", look)
        );

    public static void Words(HtmlWriter html, double x, double y, string words, string look, string anchor = "start") =>
        html.Element("text", words, ("x", N(x)), ("y", N(y)), ("class", look), ("text-anchor", anchor));

    public static void Stack(
        HtmlWriter html,
        double x,
        double y,
        ImmutableArray<string> lines,
        string look,
        string anchor = "start",
        double leading = 16
    )
    {
        foreach (var (index, line) in lines.Index())
        {
            Words(html, x, y + (index * leading), line, look, anchor);
        }
    }

    public static void Line(HtmlWriter html, double x1, double y1, double x2, double y2, string look) =>
        html.Single("line", ("x1", N(x1)), ("y1", N(y1)), ("x2", N(x2)), ("y2", N(y2)), ("class", look));

    public static void Path(HtmlWriter html, string shape, string look) =>
        html.Single("path", ("d", shape), ("class", look));

    public static void Dot(HtmlWriter html, double x, double y, double radius, string look, string says)
    {
        html.Open("circle", ("cx", N(x)), ("cy", N(y)), ("r", N(radius)), ("class", look));
        html.Element("title", says).Close();
    }

    /// <summary>The point of an arrow that runs to the right.</summary>
    public static void Arrow(HtmlWriter html, double x, double y, string look) =>
        Path(html, $"M {N(x)} {N(y)} l -9 -4.5 v 9 z", look);

    public static string N(double value) => HtmlWriter.Number(value);
}

using System.Globalization;
using Quell.Reports.Svg;
using Quell.Runbook.Probe.Map;
using Quell.Runbook.Report;

namespace Quell.Reports.Html;

/// <summary>What the threat touches: the graph, and every line of the map with its source.</summary>
internal static class BlastSection
{
    public static void Write(HtmlWriter html, CaseReport report)
    {
        Tables.Section(
            html,
            "radius",
            "Blast radius",
            report.Blast is null
                ? "The case ended before its map."
                : "What leads to the workload, and what it leads to. Dashed: nobody knows yet."
        );
        if (report.Blast is { } blast)
        {
            html.Open("div", ("class", "drawing wide"));
            BlastGraph.Wide(html, blast);
            html.Close().Open("div", ("class", "drawing narrow"));
            BlastGraph.Narrow(html, blast);
            html.Close();
        }
        foreach (var note in report.Notes)
        {
            html.Element("p", note, ("class", "small"));
        }
        if (report.Map is { } map)
        {
            Lines(html, map);
        }
        html.Close();
    }

    private static void Lines(HtmlWriter html, MiniMap map)
    {
        var rows = MapTable.Rows(map);
        Tables.Fold(
            html,
            string.Create(
                CultureInfo.InvariantCulture,
                $"The architecture map: {rows.Length} lines, each with its source"
            )
        );
        Tables.Open(html, "map", MapTable.Columns);
        foreach (var row in rows)
        {
            html.Open("tr");
            foreach (var (index, cell) in row.Index())
            {
                Tables.Cell(html, MapTable.Columns[index], cell, index == row.Length - 1 ? "mono" : null);
            }
            html.Close();
        }
        Tables.Close(html);
        html.Close();
    }
}

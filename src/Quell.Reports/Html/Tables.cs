using System.Collections.Immutable;

namespace Quell.Reports.Html;

/// <summary>Tables that become a list of cards where the page is narrow: each cell knows its column's name.</summary>
internal static class Tables
{
    public static void Open(HtmlWriter html, string name, ImmutableArray<string> columns)
    {
        html.Open("table", ("class", name)).Open("thead").Open("tr");
        foreach (var column in columns)
        {
            html.Element("th", column, ("scope", "col"));
        }
        html.Close().Close().Open("tbody");
    }

    public static void Close(HtmlWriter html) => html.Close().Close();

    public static void Cell(HtmlWriter html, string column, string? text, string? look = null) =>
        html.Element("td", text, ("data-label", column), ("class", look));

    /// <summary>A heading with an id to go to, and the section that it begins.</summary>
    public static void Section(HtmlWriter html, string id, string title, string? lead = null)
    {
        html.Open("section", ("id", id), ("class", "card"), ("aria-labelledby", $"{id}-title"));
        html.Element("h2", title, ("id", $"{id}-title"));
        if (lead is not null)
        {
            html.Element("p", lead, ("class", "lead"));
        }
    }

    /// <summary>What only some readers want; printed all the same.</summary>
    public static void Fold(HtmlWriter html, string summary, bool open = false) =>
        html.Open("details", ("open", open ? "open" : null)).Element("summary", summary);
}

using Quell.Domain.Facts;
using Quell.Runbook.Report;
using Quell.Runbook.Telling;

namespace Quell.Reports.Html;

/// <summary>What the threat is: ATT&amp;CK, the inventory as it is known by the end, and what became of its gaps.</summary>
internal static class ThreatSection
{
    public static void Write(HtmlWriter html, CaseReport report)
    {
        Tables.Section(html, "threat", "Threat and context");
        if (!report.Techniques.IsEmpty)
        {
            Techniques(html, report);
        }
        if (report.Inventory.Reached)
        {
            Inventory(html, report.Inventory);
        }
        else
        {
            html.Element("p", "The case ended before its inventory.");
        }
        if (!report.Contained.IsEmpty)
        {
            html.Element("h3", "Done before Quell came");
            html.Open("pre").Lines(report.Contained.Skip(1).Select(line => line.Trim())).Close();
        }
        html.Close();
    }

    private static void Techniques(HtmlWriter html, CaseReport report)
    {
        html.Element("h3", "ATT&CK");
        html.Open("ul", ("class", "chips"));
        foreach (var technique in report.Techniques.DistinctBy(known => (known.Current, known.Source)))
        {
            html.Open("li");
            html.Element("span", TechniqueWords.Id(technique), ("class", "mono"));
            html.Element(
                "span",
                $"{(technique.AttackVersion is { } version ? $"ATT&CK {version}" : "version not said")}, by {TechniqueWords.Source(technique.Source)}",
                ("class", "source")
            );
            html.Close();
        }
        html.Close();
    }

    private static void Inventory(HtmlWriter html, ReportedInventory inventory)
    {
        html.Element("h3", "Known");
        html.Open("dl", ("class", "inventory"));
        foreach (var line in inventory.Known)
        {
            Line(html, line.Words, line.Fact);
        }
        html.Close();
        html.Element("h3", "Gaps at the start");
        html.Open("ul", ("class", "gaps"));
        foreach (var line in inventory.Closed)
        {
            Gap(html, "good", "closed", line);
        }
        foreach (var line in inventory.Open)
        {
            Gap(html, "unsure", "open", line);
        }
        if (!inventory.Absent.IsEmpty)
        {
            html.Open("li");
            Tones.Pill(html, "neutral", "not in the event");
            html.Element("span", string.Join(", ", inventory.Absent.Select(line => line.Words))).Close();
        }
        html.Close();
    }

    private static void Gap(HtmlWriter html, string tone, string state, InventoryLine line)
    {
        html.Open("li");
        Tones.Pill(html, tone, state);
        html.Open("span").Element("strong", line.Words).Text(": ");
        Said(html, line.Fact);
        html.Close().Close();
    }

    private static void Line(HtmlWriter html, string words, Fact fact)
    {
        html.Open("div").Element("dt", words).Open("dd");
        Said(html, fact);
        html.Close().Close();
    }

    private static void Said(HtmlWriter html, Fact fact)
    {
        switch (fact)
        {
            case Fact.Known { Reading: var reading }:
                Read(html, reading);
                break;
            case Fact.Conflicting conflict:
                Tones.Pill(html, "unsure", "sources disagree");
                foreach (var reading in conflict.Readings)
                {
                    Read(html, reading);
                }
                break;
            case Fact.Unknown unknown:
                html.Text($"unknown ({FactWords.ReasonWord(unknown.Reason)}); to find out: ");
                html.Element("code", unknown.HowToFindOut);
                break;
        }
    }

    private static void Read(HtmlWriter html, FactReading reading) =>
        html.Text(reading.Text, 600).Text(" ").Element("span", reading.Citation.Source, ("class", "source"));
}

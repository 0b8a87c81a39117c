using System.Globalization;
using System.Text;
using Quell.Domain.Text;
using Quell.Runbook.Investigate;

namespace Quell.Runbook.CaseFiles;

/// <summary>Writes "Attack flow" of a case of several stages: a drawing of its steps, and the same as a table.</summary>
internal static class AttackFlow
{
    private const int Longest = 300;

    public static void Append(StringBuilder text, Investigation found)
    {
        text.AppendLine("### Attack flow").AppendLine();
        Diagram(text, found);
        text.AppendLine("| Time (UTC) | Where | Action |").AppendLine("| --- | --- | --- |");
        foreach (var row in found.Timeline)
        {
            text.AppendLine(
                $"| `{Timelines.Clock(row.At)}` | {MarkdownText.CellCode(row.Where)} | {MarkdownText.CellCode(row.Action, Longest)} — {row.Note} |"
            );
        }
        text.AppendLine();
    }

    private static void Diagram(StringBuilder text, Investigation found)
    {
        text.AppendLine("```mermaid").AppendLine("flowchart LR");
        var number = 0;
        foreach (var where in found.Timeline.GroupBy(row => row.Where, StringComparer.Ordinal))
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"  subgraph g{number}[\"{Label(where.Key, 110)}\"]");
            foreach (var row in where)
            {
                var at = found.Timeline.IndexOf(row);
                var look = row.Note.StartsWith("the trigger", StringComparison.Ordinal)
                    ? ":::entrypoint"
                    : ":::malicious";
                text.AppendLine(
                    CultureInfo.InvariantCulture,
                    $"    a{at}[\"{Label(row.Action, 70)}<br/>{Timelines.Clock(row.At)}\"]{look}"
                );
            }
            text.AppendLine("  end");
            number++;
        }
        for (var at = 1; at < found.Timeline.Length; at++)
        {
            text.AppendLine(
                CultureInfo.InvariantCulture,
                $"  a{at - 1} -. \"{Timelines.Clock(found.Timeline[at].At)}\" .-> a{at}"
            );
        }
        text.AppendLine("  classDef entrypoint fill:#bdd9f4,stroke:#1f6feb,stroke-width:2px;")
            .AppendLine("  classDef malicious fill:#ffd8d8,stroke:#cf222e,stroke-width:1px;")
            .AppendLine("```")
            .AppendLine();
    }

    /// <summary>Letters, digits and the plainest signs: nothing that could end a label or a fence.</summary>
    private static string Label(string outside, int longest)
    {
        var plain = new StringBuilder();
        foreach (var sign in outside)
        {
            if (plain.Length == longest)
            {
                return plain.Append('…').ToString();
            }
            plain.Append(
                char.IsAsciiLetterOrDigit(sign) || sign is ' ' or '.' or '-' or '_' or '/' or ':' or ',' ? sign : ' '
            );
        }
        return plain.ToString();
    }
}

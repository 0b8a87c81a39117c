using System.Globalization;
using System.Text;
using Quell.Domain.Text;
using Quell.Runbook.Investigate;

namespace Quell.Runbook.CaseFiles;

/// <summary>Writes "Incident scope".</summary>
internal static class ScopeSection
{
    private const int MostRows = 25;

    public static void Append(StringBuilder text, Investigation found)
    {
        text.AppendLine("### Incident scope (cluster activity in window)").AppendLine();
        var signals = found.Scope.Signals;
        text.AppendLine(InvestigationWords.ScopeSentence(found)).AppendLine();
        if (!signals.IsEmpty)
        {
            text.AppendLine("| Time | Source | Rule | Resource | Why it matters |")
                .AppendLine("| --- | --- | --- | --- | --- |");
            foreach (var signal in signals.Take(MostRows))
            {
                text.AppendLine(
                    $"| {CaseFileText.Time(signal.First)} | {MarkdownText.CellCode(signal.Newest.Source ?? "unknown", 40)} | {MarkdownText.CellCode(signal.Rule)}{Times(signal)} | {MarkdownText.CellCode(signal.Place.Text)} | {signal.Why} (event {MarkdownText.CellCode(signal.Newest.Id, 40)}, source: {signal.Source}) |"
                );
            }
            text.AppendLine();
        }
        text.AppendLine($"Cloud-API summary: {InvestigationWords.CloudSentence(found)}").AppendLine();
    }

    private static string Times(RelatedEvents signal) =>
        signal.Count > 1
            ? string.Create(CultureInfo.InvariantCulture, $" ×{signal.Count} until {Timelines.Clock(signal.Last)}")
            : string.Empty;
}

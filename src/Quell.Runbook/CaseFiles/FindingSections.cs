using System.Globalization;
using System.Text;
using Quell.Domain.Text;
using Quell.Runbook.Cases;
using Quell.Runbook.Investigate;

namespace Quell.Runbook.CaseFiles;

/// <summary>Writes "Vulnerability surface", "Correlation &amp; confidence" and "Recommended next checks".</summary>
internal static class FindingSections
{
    private const int MostCves = 5;

    public static void Append(StringBuilder text, Investigation found, CaseState state)
    {
        Vulnerabilities(text, found);
        Correlations(text, found);
        text.AppendLine("### Recommended next checks").AppendLine();
        foreach (var check in InvestigationWords.Checks(found, state, MarkdownText.Code))
        {
            text.AppendLine($"- {check}");
        }
        text.AppendLine();
    }

    private static void Vulnerabilities(StringBuilder text, Investigation found)
    {
        text.AppendLine("### Vulnerability surface").AppendLine();
        if (found.Vulnerabilities is not { IsEmpty: false } known)
        {
            text.AppendLine(
                    !found.IsInInventory
                        ? "No runtime scan data available for this resource: the event names no workload to ask about."
                    : found.Vulnerabilities is null
                        ? "No runtime scan data available for this resource: the tenant did not answer."
                    : "No runtime scan data available for this resource: the query was accepted and found nothing."
                )
                .AppendLine();
            return;
        }
        text.AppendLine(
            CultureInfo.InvariantCulture,
            $"- **Counts:** {known.Count(cve => cve.IsCritical)} critical, {known.Count(cve => cve.InUse)} in use, {known.Count(cve => cve.HasExploit)} exploitable, {known.Count(cve => cve.HasFix)} with fix available. (source: {InventoryQuestions.Vulnerabilities})"
        );
        text.AppendLine("- **High-signal CVEs:**");
        foreach (
            var cve in known
                .OrderByDescending(cve => cve.IsKnownExploited)
                .ThenByDescending(cve => cve is { InUse: true, HasExploit: true })
                .ThenByDescending(cve => cve.IsCritical)
                .ThenBy(cve => cve.Id, StringComparer.Ordinal)
                .Take(MostCves)
        )
        {
            text.AppendLine($"  - {MarkdownText.Code(cve.Text)}");
        }
        text.AppendLine();
    }

    private static void Correlations(StringBuilder text, Investigation found)
    {
        text.AppendLine("### Correlation & confidence").AppendLine();
        text.AppendLine(InvestigationWords.CorrelationSentence(found)).AppendLine();
        if (found.Strong.IsEmpty)
        {
            return;
        }
        text.AppendLine("| Rule | Finding | Confidence | Rationale |").AppendLine("| --- | --- | --- | --- |");
        foreach (var correlation in found.Strong)
        {
            text.AppendLine(
                CultureInfo.InvariantCulture,
                $"| {MarkdownText.CellCode(found.Threat.RuleName ?? "unnamed rule")} | {MarkdownText.CellCode(correlation.Finding)} | {correlation.Score}/5 | {MarkdownText.Cell(correlation.Rationale)} (source: {correlation.Source}) |"
            );
        }
        text.AppendLine();
    }
}

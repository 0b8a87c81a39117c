using Quell.Domain.Cases;
using Quell.Knowledge;
using Quell.Reports;
using Quell.Reports.Html;
using Quell.Reports.Ocsf;
using Quell.Runbook.Cases;
using Quell.Runbook.Probe.Map;
using Quell.Runbook.Propose;
using Quell.Runbook.Report;
using Quell.Runbook.Understand;

namespace Quell.EndToEnd.Tests.Hostile;

/// <summary>Everything that the program makes of a case once it is on disk.</summary>
internal static class Outputs
{
    public static string Terminal(IReadOnlyList<JournalEntry> entries)
    {
        var state = CaseState.Fold(entries);
        return string.Join(
            '\n',
            [
                .. ReportWords.Inline(CaseReport.Of(entries)),
                .. InventoryWords.Of(state).Lines,
                .. MapTree.Of(MiniMaps.Of(state), SurfaceNotes.Of(state)),
            ]
        );
    }

    public static string Markdown(IReadOnlyList<JournalEntry> entries) =>
        new MarkdownReport().Render(CaseReport.Of(entries));

    public static string Html(IReadOnlyList<JournalEntry> entries) => new HtmlReport().Render(CaseReport.Of(entries));

    public static string Json(IReadOnlyList<JournalEntry> entries) => new JsonReport().Render(CaseReport.Of(entries));

    public static string Ocsf(IReadOnlyList<JournalEntry> entries) =>
        new OcsfReport(ResponseKnowledge.Embedded).Render(CaseReport.Of(entries));

    public static string Plan(IReadOnlyList<JournalEntry> entries) =>
        new JsonPlan().Render(PlanDocument.Of(CaseState.Fold(entries))!);

    public static IReadOnlyList<string> Mermaid(IReadOnlyList<JournalEntry> entries) =>
        MapDiagram.Of(MiniMaps.Of(CaseState.Fold(entries)));
}

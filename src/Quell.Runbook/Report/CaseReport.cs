using System.Collections.Immutable;
using Quell.Domain;
using Quell.Domain.Cases;
using Quell.Runbook.Cases;
using Quell.Runbook.Preflight;
using Quell.Runbook.Telling;

namespace Quell.Runbook.Report;

/// <summary>A case as its report tells it: folded from the journal, in the runbook's six sections.</summary>
/// <param name="HeadHash">Hash of the last entry that the report was made from; ties it to its audit trail.</param>
/// <param name="Summary">Two paragraphs, the outcome first.</param>
public sealed record CaseReport(
    string Title,
    bool Simulated,
    string HeadHash,
    ImmutableArray<ReportSection> Sections,
    ImmutableArray<string> Summary
)
{
    /// <summary>True where a practice case ran the machine's own kubectl or aws.</summary>
    public bool RealPrograms { get; init; }

    public static CaseReport Of(IReadOnlyList<JournalEntry> entries)
    {
        var state = CaseState.Fold(entries);
        return new CaseReport(
            $"Remediation of {state.Threat?.RuleName ?? state.Threat?.PolicyName ?? "an event"}",
            state.Opened?.Simulated == true,
            entries.Count == 0 ? string.Empty : entries[^1].Hash,
            [
                ReportSections.Header(state, entries),
                ReportSections.Shown("Context inventory", entries, NoticeKind.Inventory, NoticeKind.Contained),
                ReportSections.Map("Architecture mini-map", state, entries),
                ReportSections.Actions(state),
                ReportSections.Watch(state, entries),
                ReportSections.Audit(entries),
            ],
            SummaryWords.Paragraphs(state)
        )
        {
            RealPrograms = ProgramsInUse.WereRealInPractice(entries),
        };
    }
}

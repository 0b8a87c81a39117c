using System.Collections.Immutable;
using Quell.Domain;
using Quell.Domain.Cases;
using Quell.Domain.Events;
using Quell.Domain.Facts;
using Quell.Domain.Plans;
using Quell.Runbook.Cases;
using Quell.Runbook.Execute;
using Quell.Runbook.Kept;
using Quell.Runbook.Preflight;
using Quell.Runbook.Probe.Map;
using Quell.Runbook.Telling;

namespace Quell.Runbook.Report;

/// <summary>A case as its report tells it, folded from the journal and nothing else. Every format is a reading of this.</summary>
/// <remarks>Texts from outside stand in it as the journal has them: whoever renders them escapes them for its format.</remarks>
/// <param name="Contained">What was done before Quell came; lines that were shown, already escaped.</param>
/// <param name="Map">Null where the case ended before its map.</param>
/// <param name="Notes">What was and was not read through; already escaped.</param>
/// <param name="Techniques">ATT&amp;CK as the rule's tags and the knowledge name it.</param>
/// <param name="Summary">Two paragraphs, the outcome first; already escaped.</param>
public sealed record CaseReport(
    string Title,
    ReportedCase About,
    ThreatEvent? Threat,
    ReportedVerdict Verdict,
    ReportedFigures Figures,
    ReportedInventory Inventory,
    ImmutableArray<string> Contained,
    MiniMap? Map,
    ImmutableArray<string> Notes,
    BlastRadius? Blast,
    ImmutableArray<ThreatTechnique> Techniques,
    ImmutableArray<ReportedAction> Actions,
    ImmutableArray<ReportedWatch> Watches,
    ImmutableArray<ReportedSpan> Timeline,
    ImmutableArray<KeptPiece> Evidence,
    ImmutableArray<ReportedTicket> Tickets,
    ImmutableArray<AuditLine> Audit,
    ImmutableArray<string> Summary
)
{
    /// <summary>The facts of the case, for what a format says of the target.</summary>
    public required FactSheet Facts { get; init; }

    /// <summary>What was filed at ticket desks, each behind a yes of its own.</summary>
    public required ImmutableArray<ReportedFiling> Filings { get; init; }

    /// <summary>Whether changes of identities are seen to be enforced; already escaped.</summary>
    public required ImmutableArray<string> Enforcement { get; init; }

    /// <summary>What was kept on purpose, in words; already escaped.</summary>
    public required ImmutableArray<string> KeptLines { get; init; }

    /// <summary>The runbook's sections and what is kept, as text faces show them.</summary>
    public ImmutableArray<ReportSection> Sections => ReportSections.Of(this);

    public static CaseReport Of(IReadOnlyList<JournalEntry> entries)
    {
        var state = CaseState.Fold(entries);
        var reported = new ReportedActions(state, entries);
        var actions = reported.All;
        var watches = ReportedWatches.Of(state, entries);
        ImmutableArray<KeptPiece> evidence = [.. state.Kept];
        var map = WasShown(entries, NoticeKind.Map) ? MiniMaps.Of(state) : null;
        return new CaseReport(
            $"Remediation of {state.Threat?.RuleName ?? state.Threat?.PolicyName ?? "an event"}",
            CaseOf(state, entries),
            state.Threat,
            new ReportedVerdict(
                Report.Verdict.Of(state),
                Report.Verdict.Why(state),
                Report.Verdict.Code(state),
                CodeWords.Of(state),
                UndoneWords.Since(state)
            ),
            FigureCount.Of(state, entries, actions, watches, evidence),
            InventoryOf(state, entries),
            ShownLast(entries, NoticeKind.Contained),
            map,
            map is null ? [] : SurfaceNotes.Of(state),
            map is null ? null : BlastRadius.Of(state, map),
            state.Plan?.Techniques ?? [],
            actions,
            watches,
            ReportedTimeline.Of(state, entries, actions, watches),
            evidence,
            [
                .. actions
                    .Where(action => action.TicketText is not null)
                    .Select(action => new ReportedTicket(
                        action.Headline,
                        action.TicketText!,
                        action.Status == Status.Failed,
                        action.Filed
                    )),
            ],
            [
                .. entries
                    .Select(entry => (Entry: entry, Words: AuditWords.Of(entry)))
                    .Where(line => line.Words is not null)
                    .Select(line => new AuditLine(line.Entry.At, line.Entry.Sequence, line.Words!)),
            ],
            SummaryWords.Paragraphs(state)
        )
        {
            Facts = state.Facts,
            Filings = reported.Filings,
            Enforcement = EnforcementStep.Lines(state),
            KeptLines = KeptWords.Lines(state),
        };
    }

    private static ReportedCase CaseOf(CaseState state, IReadOnlyList<JournalEntry> entries) =>
        new(
            state.Opened?.Case,
            state.Threat?.Id ?? state.Opened?.EventId,
            state.Opened?.Tenant.Text ?? "unknown",
            state.Opened?.TenantSource ?? "unknown",
            state.Opened?.Simulated == true,
            ProgramsInUse.WereRealInPractice(entries),
            state.Session?.Version,
            state.FirstAt,
            entries.Count == 0 ? null : entries[^1].At,
            entries.Count(entry => entry.Body is CaseEntry.SessionOpened),
            state.CaseClosed is not null,
            entries.Count,
            entries.Count == 0 ? string.Empty : entries[^1].Hash,
            $"{state.ClusterName ?? "no cluster"}/{state.Value(FactKeys.Namespace) ?? "-"}/{state.Value(FactKeys.WorkloadName) ?? "-"}"
        )
        {
            StateFolder = state.StateFolder,
        };

    /// <summary>The gaps are those that the first inventory of the case began with.</summary>
    private static ReportedInventory InventoryOf(CaseState state, IReadOnlyList<JournalEntry> entries) =>
        WasShown(entries, NoticeKind.Inventory)
            ? ReportedInventory.Of(
                CaseState.Fold(entries.TakeWhile(entry => !IsShown(entry, NoticeKind.Inventory))),
                state
            )
            : ReportedInventory.None;

    private static ImmutableArray<string> ShownLast(IReadOnlyList<JournalEntry> entries, NoticeKind kind) =>
        ((CaseEntry.Shown?)entries.LastOrDefault(entry => IsShown(entry, kind))?.Body)?.Words ?? [];

    private static bool WasShown(IReadOnlyList<JournalEntry> entries, NoticeKind kind) =>
        entries.Any(entry => IsShown(entry, kind));

    private static bool IsShown(JournalEntry entry, NoticeKind kind) =>
        entry.Body is CaseEntry.Shown shown && string.Equals(shown.Kind, kind.ToString(), StringComparison.Ordinal);
}

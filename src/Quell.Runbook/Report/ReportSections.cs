using System.Collections.Immutable;
using Quell.Domain;
using Quell.Domain.Plans;
using Quell.Runbook.Kept;
using Quell.Runbook.Probe.Map;

namespace Quell.Runbook.Report;

/// <summary>The report as sections of lines and tables, for the faces that are text.</summary>
public static class ReportSections
{
    private const string NotReached = "Not reached.";

    public static ImmutableArray<ReportSection> Of(CaseReport report) =>
        [
            Header(report),
            Inventory(report),
            Map(report),
            Actions(report),
            Watch(report),
            Evidence(report),
            Audit(report),
        ];

    private static ReportSection Header(CaseReport report)
    {
        var (about, verdict, figures) = (report.About, report.Verdict, report.Figures);
        return ReportSection.Of(
            "Header",
            [
                $"Event: {about.EventId ?? "unknown"}",
                $"Case: {about.Id?.Value ?? "none"}",
                $"Tenant: {about.Tenant} ({about.TenantSource}){(about.Simulated ? " — SIMULATED" : "")}",
                $"Threat: {report.Threat?.RuleName ?? "unknown rule"} on {about.Place}",
                .. Techniques(report.Techniques),
                $"Outcome: {verdict.Word} — {verdict.Why}",
                .. verdict.Since is { } since ? (ImmutableArray<string>)[$"Since then: {since}"] : [],
                $"Exit code: {(int)verdict.Code} — {verdict.CodeWhy}",
                $"First checklist after: {DurationWords.Of(figures.FirstChecklist)}",
                $"First containment after: {DurationWords.Of(figures.FirstContainment)}",
                $"Decisions: {Decisions(figures)}",
            ]
        );
    }

    /// <summary>How long people took to decide, and how often they had to be asked again.</summary>
    private static string Decisions(ReportedFigures figures) =>
        figures.Decisions == 0
            ? "none"
            : $"{figures.Decisions}, median {DurationWords.Of(figures.MedianDecision)}, longest {DurationWords.Of(figures.LongestDecision)}{(figures.Represented == 0 ? "" : $"; put again {figures.Represented} times")}";

    private static IEnumerable<string> Techniques(ImmutableArray<ThreatTechnique> techniques) =>
        techniques
            .GroupBy(technique => (technique.Source, technique.AttackVersion))
            .Select(same =>
                $"ATT&CK {same.Key.AttackVersion ?? "(version not said)"} by {TechniqueWords.Source(same.Key.Source)}: {string.Join(", ", same.DistinctBy(technique => technique.Current, StringComparer.Ordinal).Select(TechniqueWords.Id))}"
            );

    private static ReportSection Inventory(CaseReport report) =>
        ReportSection.Of(
            "Context inventory",
            report.Inventory.Reached ? [.. report.Inventory.Lines(), .. report.Contained] : [NotReached]
        );

    private static ReportSection Map(CaseReport report) =>
        report.Map is { } map
            ? new ReportSection("Architecture mini-map", report.Notes, MapTable.Columns, MapTable.Rows(map))
            {
                Inline = MapTree.Of(map, report.Notes),
                Diagram = MapDiagram.Of(map),
            }
            : ReportSection.Of("Architecture mini-map", NotReached);

    private static ReportSection Actions(CaseReport report) =>
        new(
            "Actions",
            [
                .. report.Actions.SelectMany(action =>
                    action.UndoLines.IsEmpty ? [] : action.UndoLines.Prepend($"{action.Name} {action.Try}:")
                ),
                .. report
                    .Tickets.Where(ticket => ticket.Filed is null)
                    .SelectMany(ticket =>
                        ticket
                            .Text.Split('\n')
                            .Prepend($"Ticket text of a {(ticket.Failed ? "failed" : "declined")} action:")
                    ),
                .. report.Enforcement,
            ],
            ["Action", "Proposed because", "Decision", "Status", "Undo"],
            [.. report.Actions.Select(Row)]
        );

    private static ImmutableArray<string> Row(ReportedAction action) =>
        [
            action.Headline,
            action.Reason,
            DecisionWords.Of(action.Decision),
            action.Detail is { } detail
                ? $"{action.Status.Word()}: {detail}{(action.Filed is { } filed ? $"; {filed}" : "")}"
                : action.Status.Word(),
            action.Undo ?? "none",
        ];

    private static ReportSection Watch(CaseReport report) =>
        ReportSection.Of(
            "Watcher timeline",
            report.Watches.IsEmpty
                ? ["Nothing ran, so nothing was watched."]
                : [.. report.Watches.SelectMany(WatchLines)]
        );

    private static IEnumerable<string> WatchLines(ReportedWatch watch) =>
        [
            $"Watch {watch.Number} on {watch.Selector}, from {Utc(watch.StartedAt)}, {watch.Polls} x {watch.IntervalSeconds} s; re-fires count after {Utc(watch.Since)} by {watch.SinceSource}.",
            .. watch.Polled.Select(poll =>
                poll.Events is { } events
                    ? $"  {Utc(poll.At)} poll {poll.Number}: {events} events in the window"
                    : $"  {Utc(poll.At)} poll {poll.Number}: missed ({poll.Missed})"
            ),
            $"Verdict: {watch.Verdict?.Word() ?? "not reached"} — {watch.Why}",
        ];

    /// <summary>A text face says how much is kept; which answer has which digest is for the other formats.</summary>
    private static ReportSection Evidence(CaseReport report) =>
        ReportSection.Of(
            "Evidence",
            !report.KeptLines.IsEmpty ? report.KeptLines
                : report.Evidence.IsEmpty ? ["No raw answers are kept."]
                :
                [
                    $"{report.Evidence.Length} raw answers, {report.Figures.EvidenceBytes} bytes, lie redacted beside the journal, each named by its SHA-256; {EvidenceManifest.FileName} lists them.",
                ]
        );

    private static ReportSection Audit(CaseReport report) =>
        new(
            "Audit trail",
            [],
            ["Time (UTC)", "Entry", "What"],
            [
                .. report.Audit.Select(line =>
                    (ImmutableArray<string>)[Utc(line.At), line.Sequence.ToString(), line.Words]
                ),
            ]
        );

    private static string Utc(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss'Z'");
}

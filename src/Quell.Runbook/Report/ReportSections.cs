using System.Collections.Immutable;
using Quell.Domain;
using Quell.Domain.Actions;
using Quell.Domain.Calls;
using Quell.Domain.Cases;
using Quell.Domain.Facts;
using Quell.Runbook.Cases;
using Quell.Runbook.Execute;
using Quell.Runbook.Filing;
using Quell.Runbook.Kept;
using Quell.Runbook.Probe.Map;
using Quell.Runbook.Telling;
using Quell.Runbook.Watch;

namespace Quell.Runbook.Report;

/// <summary>The six sections, each a reading of the journal.</summary>
public static class ReportSections
{
    public static ReportSection Header(CaseState state, IReadOnlyList<JournalEntry> entries) =>
        ReportSection.Of(
            "Header",
            $"Event: {state.Threat?.Id ?? "unknown"}",
            $"Case: {state.Opened?.Case.Value ?? "none"}",
            $"Tenant: {state.Opened?.Tenant.Text ?? "unknown"} ({state.Opened?.TenantSource ?? "unknown"}){(state.Opened?.Simulated == true ? " — SIMULATED" : "")}",
            $"Threat: {state.Threat?.RuleName ?? "unknown rule"} on {state.ClusterName ?? "no cluster"}/{state.Value(FactKeys.Namespace) ?? "-"}/{state.Value(FactKeys.WorkloadName) ?? "-"}",
            $"Outcome: {Verdict.Of(state)?.Word() ?? "no verdict"} — {Verdict.Why(state)}",
            $"First checklist after: {Elapsed(state, entries, entry => entry.Body is CaseEntry.PlanProposed)}",
            $"First containment after: {Elapsed(state, entries, entry => IsContainment(state, entry))}"
        );

    /// <summary>What was last shown to the person under each of these kinds.</summary>
    public static ReportSection Shown(
        string title,
        IReadOnlyList<JournalEntry> entries,
        params ReadOnlySpan<NoticeKind> kinds
    )
    {
        var lines = ImmutableArray.CreateBuilder<string>();
        foreach (var kind in kinds)
        {
            lines.AddRange(
                entries
                    .Select(entry => entry.Body)
                    .OfType<CaseEntry.Shown>()
                    .LastOrDefault(shown => string.Equals(shown.Kind, kind.ToString(), StringComparison.Ordinal))
                    ?.Words
                    ?? []
            );
        }
        return lines.Count == 0
            ? ReportSection.Of(title, "Not reached.")
            : new ReportSection(title, lines.ToImmutable(), [], []);
    }

    /// <summary>The map as the case now knows it, once it was shown.</summary>
    public static ReportSection Map(string title, CaseState state, IReadOnlyList<JournalEntry> entries)
    {
        if (!entries.Any(entry => entry.Body is CaseEntry.Shown { Kind: nameof(NoticeKind.Map) }))
        {
            return ReportSection.Of(title, "Not reached.");
        }
        var map = MiniMaps.Of(state);
        var notes = SurfaceNotes.Of(state);
        return new ReportSection(title, notes, MapTable.Columns, MapTable.Rows(map))
        {
            Inline = MapTree.Of(map, notes),
            Diagram = MapDiagram.Of(map),
        };
    }

    public static ReportSection Actions(CaseState state)
    {
        var rows = state.ClosedInOrder.Select(tried => Row(state, tried, state.Closed[tried])).ToList();
        var open = Verdict.Undecided(state).Select(id => Undecided(state, id));
        ImmutableArray<string> lines =
        [
            .. state.ClosedInOrder.SelectMany(tried => UndoLines(state, tried, state.Closed[tried])),
            .. state
                .ClosedInOrder.Select(tried => state.Closed[tried])
                .Where(closed => FilingWords.Of(state, closed.Try.Action) is null)
                .Select(closed => (closed.Status, Text: TicketWords.Left(state, closed)))
                .Where(left => left.Text is not null)
                .SelectMany(left =>
                    left.Text!.Split('\n')
                        .Prepend($"Ticket text of a {(left.Status == Status.Failed ? "failed" : "declined")} action:")
                ),
            .. EnforcementStep.Lines(state),
            .. KeptWords.Lines(state),
        ];
        return new ReportSection(
            "Actions",
            lines,
            ["Action", "Proposed because", "Decision", "Status", "Undo"],
            [.. rows, .. UndoneWords.Rows(state), .. open]
        );
    }

    public static ReportSection Watch(CaseState state, IReadOnlyList<JournalEntry> entries)
    {
        if (state.Watches.IsEmpty)
        {
            return ReportSection.Of("Watcher timeline", "Nothing ran, so nothing was watched.");
        }
        var lines = ImmutableArray.CreateBuilder<string>();
        foreach (var watch in state.Watches)
        {
            lines.Add(
                $"Watch {watch.Started.Watch} on {watch.Started.Selector}, from {Utc(watch.StartedAt)}, {watch.Started.Polls} x {watch.Started.IntervalSeconds} s; re-fires count after {Utc(WatchPlan.SinceOf(watch.Started))} by {watch.Started.SinceSource}."
            );
            lines.AddRange(Polls(state, watch));
            lines.Add(
                $"Verdict: {watch.Ended?.Verdict.Word() ?? "not reached"} — {watch.Ended?.Reason ?? "the watch did not end"}"
            );
        }
        return new ReportSection("Watcher timeline", lines.ToImmutable(), [], []);
    }

    public static ReportSection Audit(IReadOnlyList<JournalEntry> entries) =>
        new(
            "Audit trail",
            [],
            ["Time (UTC)", "Entry", "What"],
            [
                .. entries
                    .Select(entry =>
                        AuditWords.Of(entry) is { } words
                            ? (ImmutableArray<string>)[Utc(entry.At), entry.Sequence.ToString(), words]
                            : default
                    )
                    .Where(row => !row.IsDefault),
            ]
        );

    private static ImmutableArray<string> Row(CaseState state, ActionTry tried, CaseEntry.ActionClosed closed)
    {
        var action = state.Tried.GetValueOrDefault(tried);
        var decision =
            state.Writes.Any(write => write.Call.Try == tried) ? "approved"
            : closed.TicketText is null ? "not sent"
            : "declined";
        return
        [
            action is null ? tried.ToString() : $"{action.Type} ({action.Scope}) {tried}",
            Reason(action),
            decision,
            $"{closed.Status.Word()}: {closed.Detail}{(FilingWords.Of(state, tried.Action) is { } filed ? $"; {filed}" : "")}",
            UndoneWords.Of(state, tried)
                ?? UndoWords.Inline(action, closed, state.Opened?.Case, state.StateFolder)
                ?? "none",
        ];
    }

    /// <summary>What it is for and what was expected of it.</summary>
    private static string Reason(ResponseAction? action) =>
        action is null ? "unknown" : $"{action.Effect.ToWire()}: {action.Expected}";

    private static ImmutableArray<string> Undecided(CaseState state, ActionId id) =>
        [
            state.Plan?.Find(id)?.Type ?? id.Value,
            Reason(state.Plan?.Find(id)),
            "undecided",
            Status.Pending.Word(),
            "none",
        ];

    private static IEnumerable<string> UndoLines(CaseState state, ActionTry tried, CaseEntry.ActionClosed closed) =>
        state.Tried.GetValueOrDefault(tried) is { } action && UndoWords.MayHaveActed(action, closed)
            ? UndoWords
                .Lines(action, closed.ExecutionId, state.Opened?.Case, state.StateFolder)
                .Prepend($"{action.Type} {tried}:")
            : [];

    private static IEnumerable<string> Polls(CaseState state, WatchState watch)
    {
        for (var poll = 1; poll <= watch.Started.Polls; poll++)
        {
            if (state.Call(WatchPlan.KeyOf(state, watch.Started, poll)) is { EndedAt: { } at } call)
            {
                yield return call.Reading is CallReading.Events events
                    ? $"  {Utc(at)} poll {poll}: {events.Page.Events.Length} events in the window"
                    : $"  {Utc(at)} poll {poll}: missed ({call.Failure})";
            }
        }
    }

    private static bool IsContainment(CaseState state, JournalEntry entry) =>
        entry.Body is CaseEntry.ActionClosed { Status: Status.Done } closed
        && state.Tried.GetValueOrDefault(closed.Try)?.Effect is Effect.Containment or Effect.Eviction;

    private static string Elapsed(
        CaseState state,
        IReadOnlyList<JournalEntry> entries,
        Func<JournalEntry, bool> reached
    )
    {
        var start = entries.FirstOrDefault(entry => entry.Body is CaseEntry.SessionOpened)?.At;
        var end = entries.FirstOrDefault(reached)?.At;
        return start is { } from && end is { } to ? $"{(to - from).TotalSeconds:0.0} s" : "not reached";
    }

    private static string Utc(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss'Z'");
}

using System.Collections.Immutable;
using Quell.Domain;
using Quell.Domain.Actions;
using Quell.Domain.Calls;
using Quell.Domain.Cases;
using Quell.Runbook.Cases;

namespace Quell.Runbook.Report;

/// <summary>Everything with a time, lane by lane and in order.</summary>
public static class ReportedTimeline
{
    private static readonly TimeSpan s_oneRound = TimeSpan.FromSeconds(2);

    public static ImmutableArray<ReportedSpan> Of(
        CaseState state,
        IEnumerable<JournalEntry> entries,
        ImmutableArray<ReportedAction> actions,
        ImmutableArray<ReportedWatch> watches
    ) =>
        [
            .. Threat(state, watches)
                .Concat(Reads(state))
                .Concat(Checklists(entries))
                .Concat(actions.SelectMany(Decided))
                .Concat(actions.SelectMany(Ran))
                .Concat(watches.SelectMany(Watched))
                .OrderBy(span => span.Lane)
                .ThenBy(span => span.From),
        ];

    private static IEnumerable<ReportedSpan> Threat(CaseState state, ImmutableArray<ReportedWatch> watches)
    {
        if (state.Threat?.At is { } at)
        {
            yield return new ReportedSpan(
                TimelineLane.Threat,
                at,
                null,
                $"the event: {state.Threat.RuleName ?? state.Threat.PolicyName ?? "unknown rule"}",
                TimelineTone.Bad
            );
        }
        var again = watches.SelectMany(watch => watch.ReFires).ToHashSet(StringComparer.Ordinal);
        var seen = state
            .Calls.Values.Select(call => call.Reading)
            .OfType<CallReading.Events>()
            .SelectMany(read => read.Page.Events)
            .Where(fired => again.Contains(fired.Id))
            .DistinctBy(fired => fired.Id, StringComparer.Ordinal);
        foreach (var fired in seen)
        {
            if (fired.At is { } time)
            {
                yield return new ReportedSpan(
                    TimelineLane.Threat,
                    time,
                    null,
                    $"re-fire: event {fired.Id}",
                    TimelineTone.Bad
                );
            }
        }
    }

    /// <summary>Reads that follow each other closely are one stretch.</summary>
    private static IEnumerable<ReportedSpan> Reads(CaseState state)
    {
        ReportedSpan? open = null;
        var count = 0;
        var reads = state
            .Calls.Values.Where(call =>
                !call.Call.Effect.IsWrite() && !call.Call.Key.StartsWith("watch", StringComparison.Ordinal)
            )
            .OrderBy(call => call.IntendedAt);
        foreach (var call in reads)
        {
            var end = call.EndedAt ?? call.IntendedAt;
            if (open is not null && call.IntendedAt - open.To!.Value <= s_oneRound)
            {
                count++;
                open = open with { To = end > open.To ? end : open.To };
                continue;
            }
            if (open is not null)
            {
                yield return open with
                {
                    Words = Counted(count),
                };
            }
            open = new ReportedSpan(TimelineLane.Read, call.IntendedAt, end, string.Empty, TimelineTone.Neutral);
            count = 1;
        }
        if (open is not null)
        {
            yield return open with
            {
                Words = Counted(count),
            };
        }
    }

    private static string Counted(int reads) => reads == 1 ? "1 read" : $"{reads} reads";

    private static IEnumerable<ReportedSpan> Checklists(IEnumerable<JournalEntry> entries) =>
        entries
            .Where(entry => entry.Body is CaseEntry.PlanProposed)
            .Select(entry =>
            {
                var plan = ((CaseEntry.PlanProposed)entry.Body).Plan;
                return new ReportedSpan(
                    TimelineLane.Decided,
                    entry.At,
                    null,
                    $"checklist revision {plan.Revision} with {plan.Actions.Length} actions",
                    TimelineTone.Neutral
                );
            });

    private static IEnumerable<ReportedSpan> Decided(ReportedAction action) =>
        action.Decision is { AskedAt: { } asked, At: { } at } decision
            ?
            [
                new ReportedSpan(
                    TimelineLane.Decided,
                    asked,
                    at,
                    $"{action.Name} {(decision.Kind == ReportedDecisionKind.Declined ? "declined" : "approved")} after {DurationWords.Of(decision.Took)}",
                    decision.Kind == ReportedDecisionKind.Declined ? TimelineTone.Unsure : TimelineTone.Good
                ),
            ]
            : [];

    private static IEnumerable<ReportedSpan> Ran(ReportedAction action) =>
        action.SentAt is { } sent
            ?
            [
                new ReportedSpan(
                    TimelineLane.Ran,
                    sent,
                    action.EndedAt,
                    $"{action.Name} {action.Status.Word()}",
                    ToneOf(action.Status)
                ),
            ]
            : [];

    private static IEnumerable<ReportedSpan> Watched(ReportedWatch watch) =>
        watch
            .Polled.Select(poll => new ReportedSpan(
                TimelineLane.Watched,
                poll.At,
                null,
                poll.Events is { } events ? $"poll {poll.Number}: {events} events" : $"poll {poll.Number}: missed",
                poll.Events is null ? TimelineTone.Unsure : TimelineTone.Neutral
            ))
            .Prepend(
                new ReportedSpan(
                    TimelineLane.Watched,
                    watch.StartedAt,
                    watch.EndedAt,
                    $"watch {watch.Number}: {watch.Verdict?.Word() ?? "not reached"}",
                    ToneOf(watch.Verdict)
                )
            );

    private static TimelineTone ToneOf(Status? status) =>
        status switch
        {
            Status.Done or Status.Cleared => TimelineTone.Good,
            Status.Failed or Status.StillActive => TimelineTone.Bad,
            _ => TimelineTone.Unsure,
        };
}

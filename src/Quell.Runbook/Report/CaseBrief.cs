using System.Collections.Immutable;
using Quell.Domain;
using Quell.Domain.Facts;
using Quell.Domain.Text;
using Quell.Runbook.Cases;

namespace Quell.Runbook.Report;

/// <summary>A case in at most five lines, times in UTC, to paste into an incident channel.</summary>
public static class CaseBrief
{
    public static ImmutableArray<string> Of(CaseState state)
    {
        var place =
            $"{Printable.Of(state.ClusterName ?? "no cluster", 60)}/{Printable.Of(state.Value(FactKeys.Namespace) ?? "-", 60)}/{Printable.Of(state.Value(FactKeys.WorkloadName) ?? "-", 60)}";
        var done = Verdict
            .Latest(state)
            .GroupBy(closed => closed.Status)
            .OrderBy(group => group.Key)
            .Select(group => $"{group.Count()} {group.Key.Word()}");
        return
        [
            $"{(state.Opened?.Simulated == true ? "SIMULATED " : "")}case {state.Opened?.Case} opened {state.FirstAt?.UtcDateTime:yyyy-MM-dd HH:mm:ss}Z on event {Printable.Of(state.Opened?.EventId, 40)}",
            $"{Printable.Of(state.Threat?.RuleName ?? "unknown rule", 100)} on {place}",
            $"Actions: {(state.Closed.IsEmpty ? "none ran" : string.Join(", ", done))}; undecided: {Verdict.Undecided(state).Count}{UndoneWords.Count(state)}",
            $"Verdict: {Verdict.Of(state)?.Word() ?? "none yet"} — {Printable.Of(UndoneWords.Since(state) ?? Verdict.Why(state), 160)}",
            $"Tenant: {Printable.Of(state.Opened?.Tenant.Text, 80)}; {(state.CaseClosed is null ? "open" : "closed")}",
        ];
    }

    /// <summary>How far a case is, in a few words.</summary>
    public static string Stand(CaseState state) =>
        state.CaseClosed is not null
            ? $"closed, {Verdict.Of(state)?.Word() ?? ReportedVerdict.None}{(UndoneWords.Since(state) is { } since ? $", but {Printable.Of(since, 200)}" : "")}"
        : state.UnreconciledWrites.Any() ? "open, a write without a known outcome"
        : !state.Closed.IsEmpty
            ? $"open, {state.Closed.Count} action(s) decided, {Verdict.Undecided(state).Count} undecided"
        : state.Plan is not null ? $"open, plan revision {state.Plan.Revision}, nothing decided"
        : "open, before the first checklist";
}

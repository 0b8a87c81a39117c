using System.Collections.Immutable;
using Quell.Domain;
using Quell.Domain.Cases;
using Quell.Domain.Facts;
using Quell.Domain.Text;
using Quell.Runbook.Cases;
using Quell.Runbook.Telling;

namespace Quell.Runbook.Flow;

/// <summary>Reads a case at a glance.</summary>
public static class Glances
{
    private const int Longest = 80;

    public static CaseGlance Of(CaseState state, RunOptions options)
    {
        var (doing, since, until) = Doing(state, options);
        return new CaseGlance(
            state.Session is { Simulated: true } ? "SIMULATED" : Printable.Of(state.Tenant.Text, Longest),
            Place(state),
            state.Threat?.At,
            doing,
            since,
            until,
            [.. state.ClosedInOrder.Select(tried => Over(state, state.Closed[tried]))]
        );
    }

    private static string Place(CaseState state)
    {
        if (state.Threat is null)
        {
            return string.Empty;
        }
        ImmutableArray<string?> names =
        [
            state.ClusterName ?? (state.CloudAccount is { } account ? $"account {account}" : null),
            state.Value(FactKeys.Namespace),
            state.Value(FactKeys.WorkloadName),
        ];
        return string.Join(" / ", names.Where(name => name is not null).Select(name => Printable.Of(name, Longest)));
    }

    private static (string Doing, DateTimeOffset? Since, DateTimeOffset? Until) Doing(
        CaseState state,
        RunOptions options
    )
    {
        var running = state
            .Calls.Values.Where(call => call.Ended is null && call.Session == state.SessionNumber)
            .OrderBy(call => call.IntendedAt)
            .ToList();
        if (running.Count > 0)
        {
            var more = running.Count == 1 ? string.Empty : $" (and {running.Count - 1} more)";
            return (Printable.Of(running[0].Call.Purpose) + more, running[0].IntendedAt, null);
        }
        return state.Watches is [.., { Ended: null } watch]
            ? ("watching for re-fires", watch.StartedAt, watch.StartedAt + (options.WatchInterval * options.WatchPolls))
            : (string.Empty, null, null);
    }

    private static string Over(CaseState state, CaseEntry.ActionClosed closed) =>
        $"{Printable.Of(state.Proposed.GetValueOrDefault(closed.Try.Action)?.Type ?? closed.Try.ToString(), 64)} {closed.Status.Word()}";
}

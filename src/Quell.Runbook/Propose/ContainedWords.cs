using System.Collections.Immutable;
using Quell.Domain.Calls;
using Quell.Domain.Responses;
using Quell.Domain.Text;
using Quell.Runbook.Calls;
using Quell.Runbook.Cases;
using Quell.Runbook.Probe;
using Quell.Runbook.Telling;

namespace Quell.Runbook.Propose;

/// <summary>What was done before Quell came: by the tenant's policy, or by somebody through the same API.</summary>
public static class ContainedWords
{
    public static Notice Of(CaseState state)
    {
        var lines = ImmutableArray.CreateBuilder<string>();
        lines.Add("Already contained?");
        var automatic = state.Threat?.Actions ?? [];
        lines.AddRange(
            automatic.Select(action =>
                $"  The policy itself ran {Printable.Of(action.Type, 60)}: {(action.Successful switch { true => "done", false => $"failed, {Printable.Of(action.Error)}", null => "outcome not said" })} [event]"
            )
        );
        if (state.Reading(CallKeys.Of(state.Scope, ProbeSources.Executions)) is CallReading.Executions executions)
        {
            var related = executions.Runs.Where(run => ConcernsThreat(run, state)).Take(8).ToList();
            lines.AddRange(related.Select(run => $"  {Line(run)} [executions]"));
            if (automatic.IsEmpty && related.Count == 0)
            {
                lines.Add(
                    "  Nothing: the event carries no automatic action, and no execution of the last 24 h is on this target. [event, executions]"
                );
            }
        }
        else
        {
            lines.Add("  unknown: the executions of the last 24 h could not be listed.");
        }
        return new Notice(NoticeKind.Contained, lines.ToImmutable());
    }

    /// <summary>One execution in a line, times in UTC.</summary>
    public static string Line(ActionExecution run) =>
        $"{Printable.Of(run.ActionType, 64)} {Printable.Of(run.Status, 32)}, created {run.CreatedAt?.ToString("yyyy-MM-dd HH:mm:ss'Z'") ?? "at an unknown time"}, execution {Printable.Of(run.Id, 64)}";

    private static bool ConcernsThreat(ActionExecution run, CaseState state) =>
        run.Parameters.Any(parameter =>
            parameter.Key
                is "container.id"
                    or "kubernetes.pod.name"
                    or "kubernetes.workload.name"
                    or "process.id"
                    or "ct.user"
            && state.Facts.Keys.Any(key => string.Equals(state.Value(key), parameter.Value, StringComparison.Ordinal))
        );
}

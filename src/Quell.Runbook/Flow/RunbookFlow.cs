using System.Collections.Immutable;
using Quell.Domain;
using Quell.Knowledge;
using Quell.Runbook.Cases;
using Quell.Runbook.Execute;
using Quell.Runbook.Preflight;
using Quell.Runbook.Probe;
using Quell.Runbook.Propose;
using Quell.Runbook.Report;
using Quell.Runbook.Understand;
using Quell.Runbook.Watch;

namespace Quell.Runbook.Flow;

/// <summary>Steps 0 and A to F as one pure function of the case.</summary>
public sealed class RunbookFlow
{
    private readonly ImmutableArray<IStep> _steps;
    private readonly bool _preflightOnly;

    public RunbookFlow(RunOptions options, ResponseKnowledge knowledge)
    {
        var planner = new Planner(knowledge, options);
        _preflightOnly = options.PreflightOnly;
        _steps =
        [
            new PreflightStep(),
            new UnderstandStep(options),
            new SettleStep(options),
            new ProbeStep(),
            new ProposeStep(planner),
            new ExecuteStep(options, planner),
            new WatchStep(options),
            new ReportStep(),
        ];
    }

    /// <summary>The one thing that the case needs next.</summary>
    public Next Next(CaseState state, DateTimeOffset now)
    {
        foreach (var step in _preflightOnly ? _steps[..1] : _steps)
        {
            if (step.Next(state, now) is { } next)
            {
                return next;
            }
        }
        return new Next.Done(_preflightOnly ? ExitCode.Success : ExitCode.ProgramFailed);
    }
}

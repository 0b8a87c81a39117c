using System.Collections.Immutable;
using Quell.Domain;
using Quell.Knowledge;
using Quell.Runbook.Authorize;
using Quell.Runbook.Cases;
using Quell.Runbook.Execute;
using Quell.Runbook.Filing;
using Quell.Runbook.Investigate;
using Quell.Runbook.Preflight;
using Quell.Runbook.Probe;
using Quell.Runbook.Propose;
using Quell.Runbook.Report;
using Quell.Runbook.Understand;
using Quell.Runbook.Undo;
using Quell.Runbook.Watch;

namespace Quell.Runbook.Flow;

/// <summary>Steps 0 and A to F as one pure function of the case.</summary>
public sealed class RunbookFlow
{
    private readonly ImmutableArray<IStep> _steps;
    private readonly bool _endsEarly;
    private readonly bool _onlyLooks;

    public RunbookFlow(RunOptions options, ResponseKnowledge knowledge)
    {
        var planner = new Planner(knowledge, options);
        _endsEarly = options.PreflightOnly || options.PlanOnly;
        var investigate = new InvestigateStep(options, knowledge);
        _onlyLooks = options.PreflightOnly;
        _steps =
            options.PreflightOnly ? [new PreflightStep(), new DoctorStep(options)]
            : options.Undo is { } undo
                ?
                [
                    new PreflightStep(),
                    new UndoOpening(undo),
                    new AuthorizeStep(options),
                    new SettleStep(options),
                    new UndoStep(options),
                ]
            : options.Investigate ? [new PreflightStep(responds: false), new UnderstandStep(options), investigate]
            : options.PlanOnly
                ?
                [
                    new PreflightStep(),
                    new UnderstandStep(options),
                    new AuthorizeStep(options),
                    .. ProbeAndPropose(planner),
                ]
            :
            [
                new PreflightStep(),
                new UnderstandStep(options),
                investigate,
                new SettleStep(options, afterGrants: false),
                new AuthorizeStep(options),
                new SettleStep(options),
                .. ProbeAndPropose(planner),
                new ExecuteStep(options, planner),
                new WatchStep(options),
                new EnforcementStep(),
                new RemediationLogStep(),
                new ReportStep(),
            ];
    }

    /// <summary>The one thing that the case needs next.</summary>
    public Next Next(CaseState state, DateTimeOffset now)
    {
        foreach (var step in _steps)
        {
            if (step.Next(state, now) is { } next)
            {
                return _onlyLooks && next is Next.Stop stop ? DoctorStep.Before(stop, state) : next;
            }
        }
        return new Next.Done(_endsEarly ? ExitCode.Success : ExitCode.ProgramFailed);
    }

    /// <summary>Steps B and C, the same in a plan and in a response.</summary>
    private static ImmutableArray<IStep> ProbeAndPropose(Planner planner) =>
        [new ProbeStep(), new ProposeStep(planner)];
}

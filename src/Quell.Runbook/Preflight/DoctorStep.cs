using Quell.Domain.Calls;
using Quell.Runbook.Authorize;
using Quell.Runbook.Calls;
using Quell.Runbook.Cases;
using Quell.Runbook.Flow;
using Quell.Runbook.Telling;

namespace Quell.Runbook.Preflight;

/// <summary>
/// Beyond step 0, for whoever only wants to know: whether data can be gathered, and whom kubectl and aws would talk to. Nothing that needs a grant is
/// read; where the preflight has to stop, this machine is still looked at, and nothing is called any more.
/// </summary>
public sealed class DoctorStep(RunOptions options) : IStep
{
    public Next? Next(CaseState state, DateTimeOffset now) => Around(state) ?? Told(state, null);

    /// <summary>What is still looked at and told where the preflight has to stop; then it stops.</summary>
    public static Next Before(Next.Stop stop, CaseState state) => AtHand(state) ?? Told(state, stop) ?? stop;

    private static Next? AtHand(CaseState state) =>
        Steps.Look(state, PreflightStep.Kubectl)
        ?? Steps.Look(state, PreflightStep.Aws)
        ?? Steps.Look(state, PreflightStep.Tickets);

    private Next? Around(CaseState state)
    {
        var kubectl = AccessState.IsDetected(state, Surface.Kubectl);
        var aws = AccessState.IsDetected(state, Surface.Aws);
        return (aws ? Steps.Look(state, AccessKeys.Settings(Surface.Aws, 0)) : null)
            ?? Steps.Reads(
                state,
                [
                    SysdigCalls.Storage(state, DoctorChecks.StorageKey(state)),
                    .. kubectl && options.KubeContext is null ? new[] { AccessCalls.CurrentContext(state) } : [],
                    .. aws ? new[] { AccessCalls.Caller(state) } : [],
                ]
            )
            ?? (kubectl ? Steps.Look(state, AccessKeys.Settings(Surface.Kubectl, 0)) : null);
    }

    private static Next? Told(CaseState state, Next.Stop? stop) =>
        Steps.Tell(
            state,
            $"{state.Scope}/doctor",
            () => new Notice(NoticeKind.Help, DoctorCheck.Lines(DoctorChecks.Of(state, stop?.Trouble)))
        );
}

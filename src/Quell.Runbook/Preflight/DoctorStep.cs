using Quell.Domain.Calls;
using Quell.Runbook.Authorize;
using Quell.Runbook.Calls;
using Quell.Runbook.Cases;
using Quell.Runbook.Flow;

namespace Quell.Runbook.Preflight;

/// <summary>Beyond step 0, for whoever only wants to know: whom kubectl and aws would talk to. Nothing that needs a grant is read.</summary>
public sealed class DoctorStep(RunOptions options) : IStep
{
    public Next? Next(CaseState state, DateTimeOffset now)
    {
        var kubectl = AccessState.IsDetected(state, Surface.Kubectl);
        var aws = AccessState.IsDetected(state, Surface.Aws);
        return (aws ? Steps.Look(state, AccessKeys.Settings(Surface.Aws, 0)) : null)
            ?? Steps.Reads(
                state,
                [
                    .. kubectl && options.KubeContext is null ? new[] { AccessCalls.CurrentContext(state) } : [],
                    .. aws ? new[] { AccessCalls.Caller(state) } : [],
                ]
            )
            ?? (kubectl ? Steps.Look(state, AccessKeys.Settings(Surface.Kubectl, 0)) : null)
            ?? Steps.Tell(state, $"{state.Scope}/doctor", () => DoctorWords.Of(state));
    }
}

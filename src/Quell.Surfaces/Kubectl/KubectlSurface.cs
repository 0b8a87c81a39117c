using Quell.Domain.Calls;
using Quell.Runbook.Authorize;
using Quell.Runbook.Gates;
using Quell.Runbook.Kept;
using Quell.Runbook.Ports;
using Quell.Surfaces.Kubeconfig;

namespace Quell.Surfaces.Kubectl;

/// <summary>The cluster, through the person's own <c>kubectl</c>.</summary>
/// <param name="programs">Runs kubectl, or plays it.</param>
/// <param name="kubeconfig">Where a context leads, by its name; asked again for each fingerprint, because the file may change.</param>
public sealed class KubectlSurface(
    IProgramRunner programs,
    Func<string, KubeconfigContext?>? kubeconfig = null,
    KubectlOptions? options = null
) : ISurface
{
    private readonly KubectlOptions _options = options ?? new KubectlOptions();

    public Surface Surface => Surface.Kubectl;

    /// <summary>Where the context of the call leads by the kubeconfig, and which cluster answered there.</summary>
    /// <returns>Weaker, and saying so, where the UID of kube-system may not be read; empty where nobody answered.</returns>
    public ValueTask<string> FingerprintAsync(
        OutsideCall call,
        CallOutcome? identity,
        CancellationToken cancellationToken
    )
    {
        var name = (call.Request as CallRequest.Command) is { } line ? KubectlLine.Context(line.Argv) : null;
        var uid = identity switch
        {
            CallOutcome.Answered { Reading: CallReading.ClusterUid known } => known.Uid,
            CallOutcome.Refused { Refusal.Kind: RefusalKind.PermissionMissing } => ClusterIdentity.NoUid,
            _ => null,
        };
        return ValueTask.FromResult(
            uid is not null && name is not null && kubeconfig?.Invoke(name) is { } context
                ? ClusterIdentity.Text(context.Name, context.Server, context.CaDigest, uid)
                : string.Empty
        );
    }

    public async ValueTask<SurfaceAnswer> ReadAsync(OutsideCall call, CancellationToken cancellationToken)
    {
        if (call.Request is not CallRequest.Command { Argv: ["kubectl", .. var arguments] } line)
        {
            return KubectlAnswers.NotOurs(call.Request);
        }
        var run = new ProgramRun("kubectl", arguments, _options.Timeout, _options.MostOutput);
        var outcome = await programs.RunAsync(run, cancellationToken);
        var answer = KubectlAnswers.Read(call, line, outcome, _options);
        return ManifestCalls.Made(call) && answer.Outcome is CallOutcome.Answered
            ? AsManifest(answer, outcome)
            : answer;
    }

    /// <summary>What is kept of an object that is about to go is what it can be made from again.</summary>
    private static SurfaceAnswer AsManifest(SurfaceAnswer answer, ProgramOutcome outcome) =>
        outcome is ProgramOutcome.Exited exited && ManifestCopier.Copy(exited.Output) is { } manifest
            ? answer with
            {
                Redacted = manifest,
            }
            : new SurfaceAnswer(new CallOutcome.Unreadable("kubectl printed no object to save"), answer.Redacted);

    /// <summary>Once started, a write is seen to its end: a person who stops the program does not stop the write.</summary>
    public async ValueTask<SurfaceAnswer> WriteAsync(WriteOrder order, CancellationToken cancellationToken)
    {
        if (order.Call.Request is not CallRequest.Command { Argv: ["kubectl", .. var arguments] } line)
        {
            return KubectlAnswers.NotOurs(order.Call.Request);
        }
        cancellationToken.ThrowIfCancellationRequested();
        var run = new ProgramRun("kubectl", arguments, _options.Timeout, _options.MostOutput);
        var outcome = await programs.RunAsync(run, CancellationToken.None);
        return KubectlAnswers.Read(order.Call, line, outcome, _options);
    }
}

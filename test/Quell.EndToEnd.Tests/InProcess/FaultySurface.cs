using System.Collections.Immutable;
using Quell.Domain.Calls;
using Quell.Runbook.Calls;
using Quell.Runbook.Gates;
using Quell.Runbook.Ports;

namespace Quell.EndToEnd.Tests.InProcess;

/// <summary>A surface on which the submit of some types goes wrong, each once.</summary>
internal sealed class FaultySurface(ILinkSurface inner, ImmutableDictionary<string, Fault> faults) : ILinkSurface
{
    private readonly HashSet<string> _left = [.. faults.Keys];

    public Surface Surface => inner.Surface;

    public ValueTask<string> FingerprintAsync(
        OutsideCall call,
        CallOutcome? identity,
        CancellationToken cancellationToken
    ) => inner.FingerprintAsync(call, identity, cancellationToken);

    public ValueTask<SurfaceAnswer> ReadAsync(OutsideCall call, CancellationToken cancellationToken) =>
        inner.ReadAsync(call, cancellationToken);

    public ValueTask<LinkAnswer> RevealAsync(OutsideCall call, CancellationToken cancellationToken) =>
        inner.RevealAsync(call, cancellationToken);

    public async ValueTask<SurfaceAnswer> WriteAsync(WriteOrder order, CancellationToken cancellationToken)
    {
        var type = order.Call.Request is CallRequest.Tool { Arguments: var sent } ? SubmitArguments.TypeOf(sent) : null;
        if (type is null || !_left.Remove(type))
        {
            return await inner.WriteAsync(order, cancellationToken);
        }
        switch (faults[type])
        {
            case Fault.LostReply:
                await inner.WriteAsync(order, cancellationToken);
                return new SurfaceAnswer(new CallOutcome.NoReply("no answer within 60 s"), default);
            case Fault.NoResponder:
                return Refused(RefusalKind.ResponderNotFound, 400, "clusterName:prod-eu-1", "responder_not_found");
            case Fault.NoStorage:
                return Refused(RefusalKind.StorageNotConfigured, 412, null, "storage_not_configured");
            default:
                return Refused(RefusalKind.PermissionMissing, 403, "response-actions.exec", "forbidden");
        }
    }

    private static SurfaceAnswer Refused(RefusalKind kind, int status, string? detail, string text) =>
        new(new CallOutcome.Refused(new ServiceRefusal(kind, status, detail, text, null)), default);
}

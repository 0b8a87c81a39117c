using Quell.Domain.Calls;
using Quell.Runbook.Gates;
using Quell.Runbook.Ports;

namespace Quell.EndToEnd.Tests.InProcess;

/// <summary>A surface whose reads take turns.</summary>
internal class TurnSurface(ISurface inner, Turns turns) : ISurface
{
    public Surface Surface => inner.Surface;

    public static ISurface Of(ISurface inner, Turns turns) =>
        inner is ILinkSurface links ? new WithLinks(links, turns) : new TurnSurface(inner, turns);

    public ValueTask<string> FingerprintAsync(
        OutsideCall call,
        CallOutcome? identity,
        CancellationToken cancellationToken
    ) => inner.FingerprintAsync(call, identity, cancellationToken);

    public ValueTask<SurfaceAnswer> ReadAsync(OutsideCall call, CancellationToken cancellationToken) =>
        turns.TakeAsync(() => inner.ReadAsync(call, cancellationToken), cancellationToken);

    public ValueTask<SurfaceAnswer> WriteAsync(WriteOrder order, CancellationToken cancellationToken) =>
        inner.WriteAsync(order, cancellationToken);

    private sealed class WithLinks(ILinkSurface inner, Turns turns) : TurnSurface(inner, turns), ILinkSurface
    {
        public ValueTask<LinkAnswer> RevealAsync(OutsideCall call, CancellationToken cancellationToken) =>
            inner.RevealAsync(call, cancellationToken);
    }
}

using Quell.Domain.Calls;
using Quell.Runbook.Gates;
using Quell.Runbook.Ports;

namespace Quell.EndToEnd.Tests.InProcess;

/// <summary>A surface with something around each of its reads and writes.</summary>
internal class SurfaceAround : ISurface
{
    private readonly ISurface _inner;
    private readonly Around _around;

    private SurfaceAround(ISurface inner, Around around) => (_inner, _around) = (inner, around);

    /// <summary>Makes the call, and what is around it.</summary>
    public delegate ValueTask<SurfaceAnswer> Around(
        OutsideCall call,
        Func<ValueTask<SurfaceAnswer>> make,
        CancellationToken cancellationToken
    );

    public Surface Surface => _inner.Surface;

    public static ISurface Of(ISurface inner, Around around) =>
        inner is ILinkSurface links ? new WithLinks(links, around) : new SurfaceAround(inner, around);

    public ValueTask<string> FingerprintAsync(
        OutsideCall call,
        CallOutcome? identity,
        CancellationToken cancellationToken
    ) => _inner.FingerprintAsync(call, identity, cancellationToken);

    public ValueTask<SurfaceAnswer> ReadAsync(OutsideCall call, CancellationToken cancellationToken) =>
        _around(call, () => _inner.ReadAsync(call, cancellationToken), cancellationToken);

    public ValueTask<SurfaceAnswer> WriteAsync(WriteOrder order, CancellationToken cancellationToken) =>
        _around(order.Call, () => _inner.WriteAsync(order, cancellationToken), cancellationToken);

    private sealed class WithLinks(ILinkSurface inner, Around around) : SurfaceAround(inner, around), ILinkSurface
    {
        public ValueTask<LinkAnswer> RevealAsync(OutsideCall call, CancellationToken cancellationToken) =>
            inner.RevealAsync(call, cancellationToken);
    }
}

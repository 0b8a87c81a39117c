using Quell.Domain.Calls;
using Quell.Runbook.Gates;
using Quell.Runbook.Ports;

namespace Quell.EndToEnd.Tests.Crash;

/// <summary>A surface with a kill point on both sides of every call that leaves the program.</summary>
internal class WatchedSurface(ISurface inner, KillPoints points) : ISurface
{
    public Surface Surface => inner.Surface;

    public static ISurface Of(ISurface inner, KillPoints points) =>
        inner is ILinkSurface links ? new WithLinks(links, points) : new WatchedSurface(inner, points);

    public ValueTask<string> FingerprintAsync(
        OutsideCall call,
        CallOutcome? identity,
        CancellationToken cancellationToken
    ) => inner.FingerprintAsync(call, identity, cancellationToken);

    public async ValueTask<SurfaceAnswer> ReadAsync(OutsideCall call, CancellationToken cancellationToken)
    {
        points.Pass($"before read {call.Key}");
        var answer = await inner.ReadAsync(call, cancellationToken);
        points.Pass($"after read {call.Key}");
        return answer;
    }

    public async ValueTask<SurfaceAnswer> WriteAsync(WriteOrder order, CancellationToken cancellationToken)
    {
        points.Pass($"before write {order.Call.Key}");
        var answer = await inner.WriteAsync(order, cancellationToken);
        points.Pass($"after write {order.Call.Key}");
        return answer;
    }

    private sealed class WithLinks(ILinkSurface inner, KillPoints points) : WatchedSurface(inner, points), ILinkSurface
    {
        public ValueTask<LinkAnswer> RevealAsync(OutsideCall call, CancellationToken cancellationToken) =>
            inner.RevealAsync(call, cancellationToken);
    }
}

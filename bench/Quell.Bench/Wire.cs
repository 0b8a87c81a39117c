using System.Diagnostics;
using Quell.Domain.Calls;
using Quell.Runbook.Gates;
using Quell.Runbook.Ports;

namespace Quell.Bench;

/// <summary>Notes when a write reaches the surface, and ends the run there.</summary>
internal sealed class Wire(ISurface inner, CancellationTokenSource over) : ISurface
{
    public long Reached { get; private set; }

    public Surface Surface => inner.Surface;

    public ValueTask<string> FingerprintAsync(
        OutsideCall call,
        CallOutcome? identity,
        CancellationToken cancellationToken
    ) => inner.FingerprintAsync(call, identity, cancellationToken);

    public ValueTask<SurfaceAnswer> ReadAsync(OutsideCall call, CancellationToken cancellationToken) =>
        inner.ReadAsync(call, cancellationToken);

    public async ValueTask<SurfaceAnswer> WriteAsync(WriteOrder order, CancellationToken cancellationToken)
    {
        Reached = Stopwatch.GetTimestamp();
        await over.CancelAsync();
        return new SurfaceAnswer(new CallOutcome.Unreachable("the bench has seen enough"), default);
    }
}

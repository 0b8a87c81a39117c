using Quell.Domain.Calls;
using Quell.Runbook.Gates;

namespace Quell.Runbook.Ports;

/// <summary>One part of the outside world, as the gate sees it. Nothing but the gate calls it.</summary>
/// <remarks>
/// An adapter answers with values: whatever goes wrong out there is an outcome, never an exception, except
/// cancellation. Results are redacted before they are returned.
/// </remarks>
public interface ISurface
{
    Surface Surface { get; }

    /// <summary>What is known of whom this surface talks to right now; compared before each write with what was approved.</summary>
    /// <param name="identity">
    /// What came of asking who answers, through the gate and in the journal like any call; null where the surface says it by
    /// itself. A fingerprint makes no call of its own.
    /// </param>
    /// <returns>A short stable text, such as tenant id and schema digest; empty while nothing was reached.</returns>
    ValueTask<string> FingerprintAsync(OutsideCall call, CallOutcome? identity, CancellationToken cancellationToken);

    /// <summary>Carries out a read or a rehearsal.</summary>
    ValueTask<SurfaceAnswer> ReadAsync(OutsideCall call, CancellationToken cancellationToken);

    /// <summary>Carries out a write. The order can be made by the gate alone, from a spent approval and a durable intent.</summary>
    ValueTask<SurfaceAnswer> WriteAsync(WriteOrder order, CancellationToken cancellationToken);
}

using Quell.Domain.Calls;
using Quell.Runbook.Gates;
using Quell.Runbook.Ports;

namespace Quell.EndToEnd.Tests.Crash;

/// <summary>A ticket desk that is outside and stays: what it took is kept beside the case, whatever becomes of the program.</summary>
internal sealed class DeskMemory(ISurface inner, Func<string> folder) : ISurface
{
    public const string FileName = "desk.txt";

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
        var answer = await inner.WriteAsync(order, cancellationToken);
        if (answer.Outcome is CallOutcome.Answered)
        {
            var kept = Path.Combine(folder(), FileName);
            await File.AppendAllLinesAsync(kept, [$"{Surface} {order.Call.Try!.Value.Action}"], CancellationToken.None);
        }
        return answer;
    }
}

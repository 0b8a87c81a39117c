using Quell.Domain.Calls;
using Quell.Runbook.Gates;
using Quell.Runbook.Ports;

namespace Quell.EndToEnd.Tests.Plans;

/// <summary>A surface whose side-by-side answers come back in an order of its own.</summary>
/// <param name="seed">Decides the order; the answers are the same.</param>
internal sealed class Shuffled(ISurface inner, int seed) : ISurface
{
    private readonly Random _random = new(seed);
    private readonly List<TaskCompletionSource> _held = [];

    public Surface Surface => inner.Surface;

    public ValueTask<string> FingerprintAsync(
        OutsideCall call,
        CallOutcome? identity,
        CancellationToken cancellationToken
    ) => inner.FingerprintAsync(call, identity, cancellationToken);

    public async ValueTask<SurfaceAnswer> ReadAsync(OutsideCall call, CancellationToken cancellationToken)
    {
        var turn = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_held)
        {
            _held.Add(turn);
        }
        var answer = await inner.ReadAsync(call, cancellationToken);
        Release();
        await turn.Task;
        return answer;
    }

    public ValueTask<SurfaceAnswer> WriteAsync(WriteOrder order, CancellationToken cancellationToken) =>
        throw new InvalidOperationException("A plan wrote.");

    /// <summary>As many go on as have come back; which, is left to chance.</summary>
    private void Release()
    {
        lock (_held)
        {
            var index = _random.Next(_held.Count);
            _held[index].SetResult();
            _held.RemoveAt(index);
        }
    }
}

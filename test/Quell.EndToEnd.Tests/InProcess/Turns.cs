using Quell.Domain.Actions;
using Quell.Domain.Calls;
using Quell.Runbook.Cases;
using Quell.Runbook.Flow;
using Quell.Runbook.Ports;

namespace Quell.EndToEnd.Tests.InProcess;

/// <summary>
/// Answers of reads that are under way side by side come in one by one, in the order in which they were asked, each once
/// the run has done all that follows from those before: which is first does not depend on the machine.
/// </summary>
/// <param name="state">The case as its journal has it.</param>
/// <param name="next">What the case needs next.</param>
internal sealed class Turns(Func<CaseState> state, Func<CaseState, Next> next)
{
    private readonly Lock _one = new();
    private readonly Queue<TaskCompletionSource> _waiting = new();

    /// <summary>Makes a call and gives the answer of a read when its turn has come.</summary>
    public async ValueTask<SurfaceAnswer> AroundAsync(
        OutsideCall call,
        Func<ValueTask<SurfaceAnswer>> make,
        CancellationToken cancellationToken
    )
    {
        if (call.Effect.IsWrite())
        {
            return await make();
        }
        var turn = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_one)
        {
            _waiting.Enqueue(turn);
        }
        Look();
        var answer = await make();
        await turn.Task.WaitAsync(cancellationToken);
        return answer;
    }

    /// <summary>To be called after each entry of the journal.</summary>
    public void Look()
    {
        lock (_one)
        {
            var now = state();
            if (_waiting.Count > 0 && ReadsInFlight(now) <= _waiting.Count && IsAtRest(next(now)))
            {
                _waiting.Dequeue().SetResult();
            }
        }
    }

    /// <summary>One more than wait, while an answer that was let in is not in the journal yet.</summary>
    private static int ReadsInFlight(CaseState now) =>
        now.Calls.Count(known => !known.Value.Call.Effect.IsWrite() && now.IsInFlight(known.Key));

    private static bool IsAtRest(Next next) => next is not Next.Reads { Start.IsEmpty: false };
}

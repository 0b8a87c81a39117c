using Quell.Domain.Actions;
using Quell.Domain.Calls;
using Quell.Runbook.Ports;

namespace Quell.EndToEnd.Tests.Crash;

/// <summary>Every moment of one run at which it might have been killed, and what would have been left then.</summary>
/// <param name="state">The state folder of the run.</param>
/// <param name="caseFiles">The folder of its case files.</param>
internal sealed class KillPoints(string state, string caseFiles, TimeProvider clock)
{
    private readonly Lock _one = new();
    private readonly List<DurableState> _taken = [];

    /// <summary>In the order in which they were passed.</summary>
    public IReadOnlyList<DurableState> Taken
    {
        get
        {
            lock (_one)
            {
                return [.. _taken];
            }
        }
    }

    /// <summary>Moments between which nothing durable happened are one; what they were is told of each.</summary>
    public IReadOnlyList<DurableState> Distinct =>
        [
            .. Taken
                .GroupBy(point => point.Fingerprint, StringComparer.Ordinal)
                .Select(same => same.First() with { Point = string.Join("; ", same.Select(point => point.Point)) }),
        ];

    /// <summary>A moment on both sides of a call that leaves the program.</summary>
    public async ValueTask<SurfaceAnswer> AroundAsync(
        OutsideCall call,
        Func<ValueTask<SurfaceAnswer>> make,
        CancellationToken cancellationToken
    )
    {
        var word = call.Effect.IsWrite() ? "write" : "read";
        Pass($"before {word} {call.Key}");
        var answer = await make();
        Pass($"after {word} {call.Key}");
        return answer;
    }

    public void Pass(string point)
    {
        lock (_one)
        {
            _taken.Add(DurableState.Take(state, caseFiles, point, clock.GetUtcNow()));
        }
    }
}

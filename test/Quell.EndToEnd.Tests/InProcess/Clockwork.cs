using Microsoft.Extensions.Time.Testing;

namespace Quell.EndToEnd.Tests.InProcess;

/// <summary>A fake clock that jumps to the end of whatever is waited for. Only the runner gets this face of it.</summary>
/// <param name="start">Null for the day on which every incident is played.</param>
internal sealed class Clockwork(DateTimeOffset? start = null) : TimeProvider
{
    public FakeTimeProvider Plain { get; } = new(start ?? new DateTimeOffset(2026, 3, 14, 9, 26, 53, TimeSpan.Zero));

    public override long TimestampFrequency => Plain.TimestampFrequency;

    public override DateTimeOffset GetUtcNow() => Plain.GetUtcNow();

    public override long GetTimestamp() => Plain.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = Plain.CreateTimer(callback, state, dueTime, period);
        if (dueTime > TimeSpan.Zero)
        {
            Plain.Advance(dueTime);
        }
        return timer;
    }
}

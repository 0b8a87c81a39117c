namespace Quell.EndToEnd.Tests.InProcess;

/// <summary>A fake clock that jumps over the pauses between two calls, and leaves the time limits of calls alone.</summary>
internal sealed class ShortWaits(TimeProvider inner, Action<TimeSpan> advance) : TimeProvider
{
    private static readonly TimeSpan s_longestPause = TimeSpan.FromSeconds(1);

    public override long TimestampFrequency => inner.TimestampFrequency;

    public override DateTimeOffset GetUtcNow() => inner.GetUtcNow();

    public override long GetTimestamp() => inner.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = inner.CreateTimer(callback, state, dueTime, period);
        if (dueTime > TimeSpan.Zero && dueTime <= s_longestPause)
        {
            advance(dueTime);
        }
        return timer;
    }
}

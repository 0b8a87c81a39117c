namespace Quell.Runbook.Tests.Doubles;

/// <summary>A clock whose monotonic and wall time are set apart; a wait ends at once, and the time is then that much later.</summary>
internal sealed class TestClock(DateTimeOffset start) : TimeProvider
{
    private DateTimeOffset _wall = start;
    private long _monotonic;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => _wall;

    public override long GetTimestamp() => _monotonic;

    public void Pass(TimeSpan span)
    {
        _wall += span;
        _monotonic += span.Ticks;
    }

    /// <summary>Somebody sets the machine's time; nothing has passed.</summary>
    public void TurnWall(TimeSpan span) => _wall += span;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (dueTime >= TimeSpan.Zero)
        {
            Pass(dueTime);
            callback(state);
        }
        return new Rung();
    }

    private sealed class Rung : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => false;

        public void Dispose() { }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}

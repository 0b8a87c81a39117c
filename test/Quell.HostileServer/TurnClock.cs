namespace Quell.HostileServer;

/// <summary>Time that passes with each line of the client, so that a run does not depend on how fast its machine is.</summary>
internal sealed class TurnClock(DateTimeOffset start, TimeSpan step) : TimeProvider
{
    private long _turns;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public void Turn() => Interlocked.Increment(ref _turns);

    public override long GetTimestamp() => Interlocked.Read(ref _turns) * step.Ticks;

    public override DateTimeOffset GetUtcNow() => start.AddTicks(GetTimestamp());
}

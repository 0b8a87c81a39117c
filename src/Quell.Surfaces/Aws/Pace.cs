namespace Quell.Surfaces.Aws;

/// <summary>Lets calls start one after another, at least a while apart.</summary>
internal sealed class Pace(TimeProvider clock, TimeSpan apart) : IDisposable
{
    private readonly SemaphoreSlim _one = new(1, 1);
    private long? _last;

    public async ValueTask WaitAsync(CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken);
        try
        {
            if (_last is { } last && apart - clock.GetElapsedTime(last) is { Ticks: > 0 } left)
            {
                await Task.Delay(left, clock, cancellationToken);
            }
            _last = clock.GetTimestamp();
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();
}

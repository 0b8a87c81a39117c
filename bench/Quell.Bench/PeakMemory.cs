namespace Quell.Bench;

/// <summary>Looks at the resident memory of this process ten times a second, until disposed.</summary>
internal sealed class PeakMemory : IDisposable
{
    private readonly long _before = Environment.WorkingSet;
    private readonly CancellationTokenSource _over = new();
    private long _most;

    public PeakMemory() => _ = LookAsync(_over.Token);

    public long Grown => Math.Max(Interlocked.Read(ref _most), Environment.WorkingSet) - _before;

    public void Dispose()
    {
        _over.Cancel();
        _over.Dispose();
    }

    private async Task LookAsync(CancellationToken over)
    {
        while (!over.IsCancellationRequested)
        {
            Interlocked.Exchange(ref _most, Math.Max(Interlocked.Read(ref _most), Environment.WorkingSet));
            await Task.Delay(100, CancellationToken.None);
        }
    }
}

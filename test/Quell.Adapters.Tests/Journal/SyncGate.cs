namespace Quell.Adapters.Tests.Journal;

/// <summary>Holds the journal's sync back until it is opened, as a slow device does.</summary>
internal sealed class SyncGate : IDisposable
{
    private readonly ManualResetEventSlim _open = new(initialState: true);
    private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Close() => _open.Reset();

    public void Open() => _open.Set();

    /// <summary>Ends when a sync stands before the closed gate.</summary>
    public Task ReachedAsync() => _reached.Task.WaitAsync(TestContext.Current.CancellationToken);

    public void Pass(string call)
    {
        if (call is not "sync jsonl" || _open.IsSet)
        {
            return;
        }

        _reached.TrySetResult();
        _open.Wait();
    }

    public void Dispose() => _open.Dispose();
}

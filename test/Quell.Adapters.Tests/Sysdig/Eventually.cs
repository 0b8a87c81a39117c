namespace Quell.Adapters.Tests.Sysdig;

/// <summary>Waits for what another thread is about to do, for as long as the test may run.</summary>
internal static class Eventually
{
    public static async Task BecomesAsync(Func<Task<bool>> condition)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Given.Token);
        limit.CancelAfter(TimeSpan.FromSeconds(20));
        while (!await condition())
        {
            limit.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }
}

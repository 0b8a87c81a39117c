namespace Quell.Sysdig.Wire.Http;

/// <summary>The turn of one answer that turns out to be long: of all that come at once only one is read to its end at a time.</summary>
/// <param name="one">Of all answers of a link; the others stay with the network until then.</param>
internal sealed class LongTurn(SemaphoreSlim one) : IDisposable
{
    private readonly Lock _lock = new();
    private bool _isTaken;
    private bool _isOver;

    /// <summary>Waits for the turn, unless it is taken already.</summary>
    public async ValueTask TakeAsync(CancellationToken cancellationToken)
    {
        if (_isTaken)
        {
            return;
        }

        await one.WaitAsync(cancellationToken);
        lock (_lock)
        {
            _isTaken = true;
            if (_isOver)
            {
                Give();
            }
        }
    }

    /// <summary>Lets the next one read.</summary>
    public void Give()
    {
        lock (_lock)
        {
            if (_isTaken)
            {
                _isTaken = false;
                one.Release();
            }
        }
    }

    /// <summary>Also for a wait that has not ended yet.</summary>
    public void Dispose()
    {
        lock (_lock)
        {
            _isOver = true;
            Give();
        }
    }
}

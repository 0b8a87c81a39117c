namespace Quell.Sysdig.Wire.Http;

/// <summary>
/// Watches the requests that one call of the protocol library makes. The handler below finds it through the flow of the
/// call, because the library hands no state of ours down.
/// </summary>
internal sealed class HttpExchange : IExchange
{
    private static readonly AsyncLocal<HttpExchange?> s_current = new();

    private readonly Lock _lock = new();
    private WireReply? _failure;

    private HttpExchange() { }

    public bool Departed { get; private set; }

    public WireReply? Failure
    {
        get
        {
            lock (_lock)
            {
                return _failure;
            }
        }
    }

    /// <summary>Begins one and makes it the current one of the calling method, and of what that calls.</summary>
    public static HttpExchange Begin() => s_current.Value = new HttpExchange();

    /// <summary>The exchange that a request belongs to; null for what the library sends by itself.</summary>
    public static HttpExchange? Claim()
    {
        s_current.Value?.Claimed();
        return s_current.Value;
    }

    public void Depart() => Departed = true;

    /// <summary>Remembers how the last request failed.</summary>
    public void Fail(WireReply failure)
    {
        lock (_lock)
        {
            _failure = failure;
        }
    }

    // A handshake makes several requests; what the one before came to is no failure when another follows.
    private void Claimed()
    {
        lock (_lock)
        {
            _failure = null;
        }
    }
}

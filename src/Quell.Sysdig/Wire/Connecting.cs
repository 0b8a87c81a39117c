namespace Quell.Sysdig.Wire;

/// <summary>How an attempt to connect ended.</summary>
internal abstract record Connecting
{
    private Connecting() { }

    public sealed record Connected(McpLink Link) : Connecting;

    /// <summary>The server answered the handshake with a no, or said one on stderr and ended.</summary>
    public sealed record Refused(string Text) : Connecting;

    public sealed record Failed(string Why) : Connecting;
}

using System.Text.Json;

namespace Quell.Sysdig.Wire;

/// <summary>How one request to the server ended.</summary>
internal abstract record WireReply
{
    private WireReply() { }

    /// <summary>The <c>result</c> of the answer.</summary>
    public sealed record Result(JsonElement Value) : WireReply;

    /// <summary>The server answered with a protocol error; code 0 where it refused the handshake in words.</summary>
    public sealed record Error(int Code, string Text) : WireReply;

    /// <summary>The server answered with an HTTP status that is no success; a redirect is one, because none is followed.</summary>
    public sealed record Http(int Status, string Text, int? RetryAfterSeconds) : WireReply;

    /// <summary>Instead of an answer the server wants something asked of the person.</summary>
    public sealed record AskedBack : WireReply;

    /// <summary>An answer came and was too large or no JSON.</summary>
    public sealed record Garbled(string Why) : WireReply;

    /// <summary>There is no connection, and none could be made.</summary>
    public sealed record NotConnected(string Why) : WireReply;

    /// <summary>The request did not leave this program.</summary>
    public sealed record NotSent(string Why) : WireReply;

    /// <summary>The request left, or may have left, and then the connection ended.</summary>
    public sealed record Lost(string Why) : WireReply;

    /// <summary>The request left and no answer came in time.</summary>
    public sealed record TimedOut(string Why) : WireReply;
}

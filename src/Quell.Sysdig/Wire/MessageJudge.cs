using System.Text;

namespace Quell.Sysdig.Wire;

/// <summary>
/// Decides what the protocol library gets to see of one message: all of it, the stub of a long result, or an error in its
/// place.
/// </summary>
/// <param name="maxBytes">Longest message that is taken.</param>
/// <param name="maxTokens">Most JSON tokens of a message: each takes memory wherever the message is read.</param>
/// <param name="atOnce">How many of the longest messages may wait to be read; eight at most.</param>
internal sealed class MessageJudge(int maxBytes, int maxTokens, int atOnce = 1)
{
    private const int MostAtOnce = 8;

    public MessageJudge(SysdigOptions options)
        : this(options.MaxMessageBytes, options.MaxMessageTokens, options.ReadsAtOnce) { }

    public int MaxBytes => maxBytes;

    public LongResults LongResults { get; } = new((long)maxBytes * Math.Min(atOnce, MostAtOnce));

    /// <summary>What is handed on; null where an error would have to stand in and nothing says for which request.</summary>
    /// <param name="requestId">The id, as written, of the request that is being answered, where the way it came tells.</param>
    /// <param name="fault">Why the message itself is not handed on; null when it is.</param>
    public byte[]? Admit(ReadOnlySpan<byte> message, string? requestId, out int? fault)
    {
        var scan = MessageScan.Of(message, maxTokens);
        var isLong = message.Length > LongResults.Longest;
        fault = scan.Fault;
        if (fault is null && !isLong)
        {
            return MessageScan.AsUnicode(message);
        }

        var id = MessageId.Before(message) ?? MessageId.AtEnd(message) ?? requestId;
        fault ??= id is null || scan.Result is null ? LineFault.NoResult : null;
        return fault is { } code
            ? Error(code, id)
            : Encoding.UTF8.GetBytes(
                $"{{\"jsonrpc\":\"2.0\",\"id\":{id},\"result\":{LongResults.Keep(MessageScan.AsUnicode(message[scan.Result!.Value]))}}}"
            );
    }

    /// <summary>The error that stands in for a message; null when nothing waits for it.</summary>
    public byte[]? Error(int code, string? id) =>
        id is null
            ? null
            : Encoding.UTF8.GetBytes(
                $"{{\"jsonrpc\":\"2.0\",\"id\":{id},\"error\":{{\"code\":{code},\"message\":\"{Text(code)}\"}}}}"
            );

    public string Text(int code) => LineFault.Text(code, maxBytes, maxTokens);
}

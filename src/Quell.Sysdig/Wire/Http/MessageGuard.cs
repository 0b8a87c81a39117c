using System.Text;

namespace Quell.Sysdig.Wire.Http;

/// <summary>Judges each message before the protocol library sees it, as <see cref="BoundedLineStream"/> does on streams.</summary>
internal sealed class MessageGuard(int maxBytes, SecretScrub scrub)
{
    public int MaxBytes => maxBytes;

    /// <summary>The message without our secrets; or the error that stands in for it.</summary>
    /// <param name="requestId">The id, as written, of the request that is being answered; null when there is none.</param>
    public byte[]? Admit(ReadOnlySpan<byte> message, string? requestId)
    {
        var clean = MessageScan.AsUnicode(scrub.Of(message));
        return MessageScan.FaultOf(clean) is { } fault
            ? Error(fault, MessageId.Before(clean) ?? MessageId.AtEnd(clean) ?? requestId)
            : clean;
    }

    /// <summary>The error that stands in for a message which was too long to be taken; null when nothing waits for it.</summary>
    public byte[]? TooLarge(string? requestId) => Error(LineFault.TooLarge, requestId);

    private byte[]? Error(int code, string? id) =>
        id is null
            ? null
            : Encoding.UTF8.GetBytes(
                $"{{\"jsonrpc\":\"2.0\",\"id\":{id},\"error\":{{\"code\":{code},\"message\":\"{LineFault.Text(code, maxBytes)}\"}}}}"
            );
}

namespace Quell.Sysdig.Wire.Http;

/// <summary>Judges each message before the protocol library sees it, as <see cref="BoundedLineStream"/> does on streams.</summary>
internal sealed class MessageGuard(MessageJudge judge, SecretScrub scrub)
{
    public int MaxBytes => judge.MaxBytes;

    /// <summary>The message without our secrets; or the error that stands in for it.</summary>
    /// <param name="requestId">The id, as written, of the request that is being answered; null when there is none.</param>
    public byte[]? Admit(ReadOnlySpan<byte> message, string? requestId) =>
        judge.Admit(scrub.Of(message), requestId, out _);

    /// <summary>The error that stands in for a message which was too long to be taken; null when nothing waits for it.</summary>
    public byte[]? TooLarge(string? requestId) => judge.Error(LineFault.TooLarge, requestId);
}

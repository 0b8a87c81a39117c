namespace Quell.Journal;

/// <summary>What lies under a digest in the evidence folder.</summary>
public abstract record EvidenceResult
{
    private EvidenceResult() { }

    /// <summary>The bytes, which match the digest.</summary>
    public sealed record Found(ReadOnlyMemory<byte> Bytes) : EvidenceResult;

    /// <summary>Nothing.</summary>
    public sealed record Missing : EvidenceResult;

    /// <summary>Bytes that do not match the digest: somebody changed them.</summary>
    public sealed record Altered : EvidenceResult;

    /// <summary>Something that could not be read.</summary>
    public sealed record Unreadable(string Why) : EvidenceResult;
}

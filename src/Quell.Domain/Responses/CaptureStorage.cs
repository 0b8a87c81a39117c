namespace Quell.Domain.Responses;

/// <summary>The tenant's capture storage. Enabled is a hint; disabled, or without a bucket, is decisive.</summary>
/// <param name="Enabled">Null when the answer did not say.</param>
/// <param name="Bucket">Null, absent and empty lists all count as no bucket.</param>
public sealed record CaptureStorage(bool? Enabled, string? Bucket)
{
    public bool IsUsable => Enabled == true && Bucket is not null;
}

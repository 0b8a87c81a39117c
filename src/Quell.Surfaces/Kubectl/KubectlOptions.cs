namespace Quell.Surfaces.Kubectl;

/// <summary>Bounds on one run of kubectl.</summary>
public sealed record KubectlOptions
{
    /// <summary>How long one run may take in all; a list comes in several requests, each with <c>--request-timeout</c> of its own.</summary>
    /// <value>The default value is 60 seconds.</value>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Bytes of output that are taken.</summary>
    /// <value>The default value is 256 MiB.</value>
    public long MostOutput { get; init; } = 256L * 1024 * 1024;

    /// <summary>Bytes of a redacted answer that are kept as evidence; of a longer one its size and digest are.</summary>
    /// <value>The default value is 48 MiB.</value>
    public int MostEvidence { get; init; } = 48 * 1024 * 1024;
}

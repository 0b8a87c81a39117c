using System.Collections.Immutable;

namespace Quell.Runbook.Ports;

/// <summary>What a kubeconfig says of one context. Read from the file; no cluster is asked.</summary>
public abstract record KubeconfigEntry
{
    private KubeconfigEntry() { }

    /// <param name="Path">The file, or the files, as KUBECONFIG names them.</param>
    /// <param name="Cluster">Name of the cluster entry that the context points to; null where there is none.</param>
    /// <param name="Server">Address of the API server, without user info and query; null where there is none.</param>
    /// <param name="CaDigest">SHA-256 of the certificate authority in hexadecimal digits, or why there is none.</param>
    /// <param name="Plugins">Programs that kubectl would run for the credentials, with the rights of the person.</param>
    public sealed record Found(
        string Path,
        string? Cluster,
        string? Server,
        string CaDigest,
        ImmutableArray<string> Plugins
    ) : KubeconfigEntry;

    /// <summary>There is no such file, or no such context in it.</summary>
    public sealed record Missing(string Path, string Why) : KubeconfigEntry;

    /// <summary>The file may not be used: it belongs to somebody else, others may write it, or it cannot be read.</summary>
    public sealed record Refused(string Path, string Why) : KubeconfigEntry;
}

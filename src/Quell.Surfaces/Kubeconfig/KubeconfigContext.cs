namespace Quell.Surfaces.Kubeconfig;

/// <summary>One context of a kubeconfig, with what it leads to. Outside text, not checked.</summary>
/// <param name="Cluster">Name of its cluster entry; null where it names none.</param>
/// <param name="Server">Address of the API server, without user info, query and fragment; null where there is none.</param>
/// <param name="CaDigest">SHA-256 of the certificate authority, or in words why there is none.</param>
/// <param name="Plugin">The program that kubectl runs to get credentials, with the rights of the person; null where there is none.</param>
public sealed record KubeconfigContext(
    string Name,
    string? Cluster,
    string? Server,
    string CaDigest,
    string? User,
    string? Plugin
);

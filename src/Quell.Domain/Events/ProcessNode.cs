namespace Quell.Domain.Events;

/// <summary>One process of the tree around the threat.</summary>
/// <param name="Pid">Host-side process id; null when the source does not say.</param>
/// <param name="StartedNs">Nanoseconds since 1970, UTC; null when unknown.</param>
public sealed record ProcessNode(
    long? Pid,
    long? ParentPid,
    string? Name,
    string? CommandLine,
    string? Executable,
    long? StartedNs
);

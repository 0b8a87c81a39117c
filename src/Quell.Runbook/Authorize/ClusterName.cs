namespace Quell.Runbook.Authorize;

/// <summary>A name of a context or a cluster, taken apart.</summary>
/// <param name="Form">Which tool writes names like this.</param>
/// <param name="Cluster">The cluster's own name in it; null where it holds none.</param>
/// <param name="Account">The cloud account in it; null where it holds none.</param>
/// <param name="Project">The cloud project in it; null where it holds none.</param>
/// <param name="Location">The region or zone in it; null where it holds none, or one that is not the cluster's own.</param>
/// <param name="SaysSo">True when the form can hold nothing but the cluster's real name, whatever a person renamed.</param>
public sealed record ClusterName(
    string Form,
    string? Cluster,
    string? Account,
    bool SaysSo,
    string? Project = null,
    string? Location = null
);

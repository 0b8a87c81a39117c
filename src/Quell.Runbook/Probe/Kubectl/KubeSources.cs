using Quell.Runbook.Authorize;
using Quell.Runbook.Calls;

namespace Quell.Runbook.Probe.Kubectl;

/// <summary>Names of the kubectl reads, as keys and citations have them.</summary>
public static class KubeSources
{
    public const string Prefix = "kubectl ";
    public const string Workload = "kubectl workload";
    public const string Network = "kubectl network";
    public const string Namespace = "kubectl namespace";
    public const string Pods = "kubectl pods";
    public const string Cluster = "kubectl cluster";
    public const string Everywhere = "kubectl everywhere";
    public const string Owner = "kubectl owner";
    public const string Node = "kubectl node";
    public const string NodePods = "kubectl node pods";
    public const string Roles = "kubectl roles";
    public const string Extensions = "kubectl extensions";
    public const string ClusterExtensions = "kubectl cluster extensions";
    public const string Endpoints = "kubectl endpoints";
    public const string Claims = "kubectl claims";
    public const string ArgoCd = "kubectl argocd";
    public const string Flux = "kubectl flux";
    public const string Context = "kubectl context in use";
    public const string Identities = "kubectl identities";

    /// <summary>True for the reads of this folder; whom a cluster says it is is read elsewhere.</summary>
    public static bool IsOne(string source) =>
        source.StartsWith(Prefix, StringComparison.Ordinal)
        && source is not (AccessCalls.ClusterIdentity or AccessKeys.KubectlContext);
}

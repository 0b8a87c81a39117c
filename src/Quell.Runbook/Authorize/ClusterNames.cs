using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Quell.Runbook.Authorize;

/// <summary>Recognises the forms in which tools name contexts and clusters.</summary>
public static partial class ClusterNames
{
    private const RegexOptions Plain = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    private static readonly ImmutableHashSet<string> s_generic = ImmutableHashSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "default",
        "kubernetes",
        "cluster",
        "cluster.local",
        "local",
        "in-cluster",
        "admin",
        "context",
        "main",
        "current",
        "k8s"
    );

    /// <summary>Clusters of one machine, which have no other name.</summary>
    private static readonly ImmutableHashSet<string> s_local = ImmutableHashSet.Create(
        StringComparer.Ordinal,
        "minikube",
        "docker-desktop",
        "docker-for-desktop",
        "rancher-desktop",
        "orbstack",
        "colima",
        "microk8s"
    );

    public static ClusterName Read(string name) =>
        Eks().Match(name) is { Success: true } eks ? Of("EKS ARN", eks, saysSo: true)
        : Gke().Match(name) is { Success: true } gke ? Of("GKE", gke, saysSo: true)
        : Fleet().Match(name) is { Success: true } fleet ? Of("GKE connect gateway", fleet, saysSo: true)
        : Eksctl().Match(name) is { Success: true } eksctl ? Of("eksctl", eksctl, saysSo: true)
        : OpenShift().IsMatch(name) ? new ClusterName("OpenShift", null, null, SaysSo: false)
        : Lettered().IsMatch(name) ? new ClusterName("a made-up name (OKE, LKE)", null, null, SaysSo: false)
        : At().Match(name) is { Success: true } at ? Generic(Of("user@cluster", at, saysSo: false))
        : Local(name)
            ?? (
                DigitalOcean().Match(name) is { Success: true } ocean
                    ? Of("DigitalOcean", ocean, saysSo: false)
                    : Generic(new ClusterName("plain name", name, null, SaysSo: false))
            );

    /// <summary>The name without the word that AKS adds for its administrators.</summary>
    public static string? WithoutAdmin(string name) =>
        name.Length > 6 && name.EndsWith("-admin", StringComparison.Ordinal) ? name[..^6] : null;

    private static ClusterName? Local(string name) =>
        s_local.Contains(name) ? new ClusterName("a cluster of one machine", name, null, SaysSo: false)
        : LocalPrefix().Match(name) is { Success: true } local
            ? new ClusterName(local.Groups["tool"].Value, local.Groups["cluster"].Value, null, SaysSo: false)
        : null;

    private static ClusterName Generic(ClusterName name) =>
        name.Cluster is { } cluster && s_generic.Contains(cluster)
            ? name with
            {
                Form = name.Form is "user@cluster" ? "kubeadm's default, user@cluster" : "a name that says nothing",
                Cluster = null,
            }
            : name;

    private static ClusterName Of(string form, Match match, bool saysSo) =>
        new(
            form,
            match.Groups["cluster"].Value,
            Part(match, "account"),
            saysSo,
            Part(match, "project"),
            Part(match, "location") is "global" ? null : Part(match, "location")
        );

    private static string? Part(Match match, string name) =>
        match.Groups[name] is { Success: true } part ? part.Value : null;

    [GeneratedRegex(
        @"\Aarn:aws[a-z-]*:eks:(?<location>[a-z0-9-]+):(?<account>[0-9]{12}):cluster/(?<cluster>[A-Za-z0-9][A-Za-z0-9_-]*)\z",
        Plain,
        Timeout.Infinite
    )]
    private static partial Regex Eks();

    [GeneratedRegex(
        @"\Agke_(?<project>[a-z0-9.:-]+)_(?<location>[a-z0-9-]+)_(?<cluster>[a-z0-9-]+)\z",
        Plain,
        Timeout.Infinite
    )]
    private static partial Regex Gke();

    [GeneratedRegex(
        @"\Aconnectgateway_(?<project>[a-z0-9.:-]+)_(?<location>[a-z0-9-]+)_(?<cluster>[a-z0-9-]+)\z",
        Plain,
        Timeout.Infinite
    )]
    private static partial Regex Fleet();

    [GeneratedRegex(
        @"\A([A-Za-z0-9+=,.@_:/-]+@)?(?<cluster>[A-Za-z0-9][A-Za-z0-9_-]*)\.(?<location>[a-z0-9-]+)\.eksctl\.io\z",
        Plain,
        Timeout.Infinite
    )]
    private static partial Regex Eksctl();

    [GeneratedRegex(@"\A[a-z0-9-]*/[a-z0-9-]+:[0-9]{1,5}(/.+)?\z", Plain, Timeout.Infinite)]
    private static partial Regex OpenShift();

    [GeneratedRegex(@"\A(context-c[a-z0-9]{10}|lke[0-9]+-ctx)\z", Plain, Timeout.Infinite)]
    private static partial Regex Lettered();

    [GeneratedRegex(@"\A.+@(?<cluster>[A-Za-z0-9][A-Za-z0-9._-]*)\z", Plain, Timeout.Infinite)]
    private static partial Regex At();

    [GeneratedRegex(
        @"\A(?<tool>kind|k3d|k3s|colima|minikube)-(?<cluster>[A-Za-z0-9][A-Za-z0-9._-]*)\z",
        Plain,
        Timeout.Infinite
    )]
    private static partial Regex LocalPrefix();

    [GeneratedRegex(@"\Ado-[a-z]{3}[0-9]-(?<cluster>[a-z0-9][a-z0-9.-]*)\z", Plain, Timeout.Infinite)]
    private static partial Regex DigitalOcean();
}

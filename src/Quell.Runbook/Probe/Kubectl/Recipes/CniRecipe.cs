using System.Collections.Immutable;
using Quell.Domain.Facts;

namespace Quell.Runbook.Probe.Kubectl.Recipes;

/// <summary>Which network plug-in runs, told by its DaemonSet.</summary>
internal static class CniRecipe
{
    /// <summary>Name of the DaemonSet, and the plug-in.</summary>
    private static readonly ImmutableArray<(string DaemonSet, string Plugin)> s_known =
    [
        ("cilium", "cilium"),
        ("anetd", "cilium"),
        ("calico-node", "calico"),
        ("canal", "calico"),
        ("antrea-agent", "antrea"),
        ("aws-node", "aws"),
        ("azure-npm", "azure-npm"),
        ("azure-cns", "azure"),
        ("kube-flannel-ds", "flannel"),
        ("kube-flannel", "flannel"),
        ("kindnet", "kindnet"),
        ("kube-router", "kube-router"),
        ("weave-net", "weave"),
        ("ovnkube-node", "ovn-kubernetes"),
        ("kube-ovn-cni", "kube-ovn"),
        ("terway-eniip", "terway"),
    ];

    public static readonly KubeRecipe Recipe = new([FactKeys.Cni], Read);

    private static IEnumerable<Finding> Read(ThreatSubject subject, ClusterView view)
    {
        if (view.List(KubeSources.Everywhere, KubeTypes.DaemonSet) is not { } list)
        {
            return [];
        }
        var found = s_known
            .SelectMany(known =>
                list.Items.Where(item => string.Equals(item.Object.Name, known.DaemonSet, StringComparison.Ordinal))
                    .Select(item => Words(known.Plugin, item))
            )
            .Distinct(StringComparer.Ordinal)
            .ToImmutableArray();
        return list.IsWhole && found.IsEmpty
            ?
            [
                Finding.Missing(
                    FactKeys.Cni,
                    list.Citation,
                    "no DaemonSet of a network plug-in that is known here was found: it may be installed on the nodes themselves"
                ),
            ]
            : Finding.Of(FactKeys.Cni, list, _ => found);
    }

    private static string Words(string plugin, Sighting item)
    {
        var containers = item.Spec["template"]["spec"]["containers"].Items.ToList();
        var version = containers
            .Select(container => Tag(container["image"].Text))
            .FirstOrDefault(tag => tag is not null);
        return plugin + (version is null ? "" : $" version={version}") + (plugin is "aws" ? AwsMode(containers) : "");
    }

    /// <summary>The agent enforces only where it is switched on; in which mode says a variable of the plug-in's own.</summary>
    private static string AwsMode(List<Part> containers)
    {
        var enforces = containers.SelectMany(container => container["args"].Texts).LastOrDefault();
        var mode = containers
            .SelectMany(container => container["env"].Items)
            .Where(variable => variable["name"].Is("NETWORK_POLICY_ENFORCING_MODE"))
            .Select(variable => variable["value"].Text)
            .LastOrDefault();
        return enforces is "--enable-network-policy=true" ? $" mode={mode ?? "standard"}"
            : enforces is "--enable-network-policy=false" ? " mode=off"
            : "";
    }

    private static string? Tag(string? image)
    {
        var name = image is null ? string.Empty : image.Split('@')[0];
        var colon = name.LastIndexOf(':');
        return colon > name.LastIndexOf('/') ? name[(colon + 1)..].TrimStart('v') : null;
    }
}

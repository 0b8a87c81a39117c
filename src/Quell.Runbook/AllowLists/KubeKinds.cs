using System.Collections.Frozen;
using System.Text.RegularExpressions;
using Quell.Domain.Text;

namespace Quell.Runbook.AllowLists;

/// <summary>
/// The kinds that kubectl may be asked about. Kubernetes' own by name, short name or name with group; all others only with
/// their group, because a short name of theirs is whatever the cluster makes of it.
/// </summary>
internal static partial class KubeKinds
{
    private static readonly FrozenDictionary<string, KubeKind> s_byWord = Build();

    // Custom kinds that an action may touch; others are only read.
    private static readonly FrozenSet<string> s_writableCustom = FrozenSet.Create(
        StringComparer.Ordinal,
        "scaledobjects.keda.sh",
        "applications.argoproj.io",
        "rollouts.argoproj.io",
        "kustomizations.kustomize.toolkit.fluxcd.io",
        "helmreleases.helm.toolkit.fluxcd.io",
        "verticalpodautoscalers.autoscaling.k8s.io",
        "ciliumnetworkpolicies.cilium.io",
        "networkpolicies.crd.projectcalico.org"
    );

    /// <summary>Reads one type word; null with the reason when it is none that may be named.</summary>
    public static KubeKind? Find(string word, out AllowVerdict.Refused? refused)
    {
        refused = null;
        if (word.Contains("secret", StringComparison.OrdinalIgnoreCase))
        {
            refused = AllowList.Refuse(AllowRules.Secret, "Secrets are neither read nor written.");
            return null;
        }

        if (Alphabets.Matches(Alphabet.KubernetesResource, word) && Known(word) is { } kind)
        {
            return kind;
        }

        refused = AllowList.Refuse(AllowRules.Resource, $"The kind {AllowList.Quote(word)} is not on the list.");
        return null;
    }

    private static KubeKind? Known(string word)
    {
        var dot = word.IndexOf('.', StringComparison.Ordinal);
        if (dot < 0)
        {
            return s_byWord.GetValueOrDefault(word);
        }

        var head = word[..dot];
        var group = Version().Replace(word[(dot + 1)..], string.Empty);
        if (s_byWord.TryGetValue(head, out var own) && string.Equals(own.Group, group, StringComparison.Ordinal))
        {
            return own;
        }

        // Groups of custom kinds are domain names.
        var name = $"{head}.{group}";
        var isWritable = s_writableCustom.Contains(name);
        return group.Contains('.', StringComparison.Ordinal)
            ? new KubeKind(name, group, IsNamespaced: isWritable ? true : null, isWritable)
            : null;
    }

    [GeneratedRegex(
        @"\Av[0-9]{1,2}((alpha|beta)[0-9]{1,2})?\.",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        Timeout.Infinite
    )]
    private static partial Regex Version();

    private static FrozenDictionary<string, KubeKind> Build()
    {
        var words = new Dictionary<string, KubeKind>(StringComparer.Ordinal);

        // Group; then kinds as "singular plural short...", * for those that may be written, ~ for those without namespace.
        Add(words, "", "*pod pods po", "*service services svc", "endpoints endpoints ep", "*~node nodes no");
        Add(words, "", "*~namespace namespaces ns", "*serviceaccount serviceaccounts sa", "configmap configmaps cm");
        Add(words, "", "*persistentvolumeclaim persistentvolumeclaims pvc", "*~persistentvolume persistentvolumes pv");
        Add(words, "", "replicationcontroller replicationcontrollers rc", "event events ev");
        Add(words, "", "limitrange limitranges limits", "resourcequota resourcequotas quota");
        Add(
            words,
            "apps",
            "*deployment deployments deploy",
            "*statefulset statefulsets sts",
            "*daemonset daemonsets ds"
        );
        Add(words, "apps", "*replicaset replicasets rs", "controllerrevision controllerrevisions");
        Add(words, "batch", "*job jobs", "*cronjob cronjobs cj");
        Add(words, "autoscaling", "*horizontalpodautoscaler horizontalpodautoscalers hpa");
        Add(words, "policy", "*poddisruptionbudget poddisruptionbudgets pdb");
        Add(words, "networking.k8s.io", "*networkpolicy networkpolicies netpol", "*ingress ingresses ing");
        Add(words, "networking.k8s.io", "~ingressclass ingressclasses");
        Add(words, "discovery.k8s.io", "endpointslice endpointslices");
        Add(words, "coordination.k8s.io", "lease leases");
        Add(words, "rbac.authorization.k8s.io", "*role roles", "*rolebinding rolebindings");
        Add(
            words,
            "rbac.authorization.k8s.io",
            "*~clusterrole clusterroles",
            "*~clusterrolebinding clusterrolebindings"
        );
        Add(words, "storage.k8s.io", "~storageclass storageclasses sc", "~volumeattachment volumeattachments");
        Add(words, "storage.k8s.io", "~csidriver csidrivers", "~csinode csinodes");
        Add(words, "scheduling.k8s.io", "~priorityclass priorityclasses pc");
        Add(words, "admissionregistration.k8s.io", "~validatingwebhookconfiguration validatingwebhookconfigurations");
        Add(words, "admissionregistration.k8s.io", "~mutatingwebhookconfiguration mutatingwebhookconfigurations");
        Add(words, "apiextensions.k8s.io", "~customresourcedefinition customresourcedefinitions crd crds");
        Add(words, "apiregistration.k8s.io", "~apiservice apiservices");
        return words.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private static void Add(Dictionary<string, KubeKind> words, string group, params ReadOnlySpan<string> kinds)
    {
        foreach (var kind in kinds)
        {
            var spellings = kind.TrimStart('*', '~').Split(' ');
            var marks = kind[..^kind.TrimStart('*', '~').Length];
            var entry = new KubeKind(
                spellings[0],
                group,
                IsNamespaced: !marks.Contains('~', StringComparison.Ordinal),
                MayBeWritten: marks.Contains('*', StringComparison.Ordinal)
            );
            foreach (var spelling in spellings)
            {
                words[spelling] = entry;
            }
        }
    }
}

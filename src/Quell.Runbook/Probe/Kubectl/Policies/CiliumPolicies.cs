using System.Collections.Immutable;

namespace Quell.Runbook.Probe.Kubectl.Policies;

/// <summary>Policies of Cilium, of a namespace or of the cluster; one object may hold several rules.</summary>
internal static class CiliumPolicies
{
    public static IEnumerable<PolicyView> Read(Sighting item, PolicyPlace place)
    {
        var rules = item.Spec.Exists ? [item.Spec] : ImmutableArray<Part>.Empty;
        var labels = Labels(place);
        foreach (var rule in rules.Concat(item.Fields["specs"].Items).Where(rule => !rule["nodeSelector"].Exists))
        {
            yield return new PolicyView(
                $"{item.Object.Kind}/{item.Object.Name}",
                Matches(rule["endpointSelector"], labels),
                Effect(rule, "ingress", "fromEntities"),
                Effect(rule, "egress", "toEntities"),
                MayDeny: rule["ingressDeny"].Items.Any() || rule["egressDeny"].Items.Any()
            );
        }
    }

    private static PolicyEffect? Effect(Part rule, string direction, string entities)
    {
        var allowed = rule[direction].Items.ToList();
        var denied = rule[direction + "Deny"].Items.Any();
        if (allowed.Count == 0 && !denied)
        {
            return null;
        }
        if (rule["enableDefaultDeny"][direction].Flag == false)
        {
            return denied ? PolicyEffect.Some : null;
        }
        // An empty rule allows nothing, but turns the default to deny.
        return allowed.TrueForAll(one => one.IsEmpty) ? PolicyEffect.Deny
            : !denied
            && allowed.Exists(one =>
                one[entities].Texts.Contains("all", StringComparer.Ordinal) && !one["toPorts"].Exists
            )
                ? PolicyEffect.Allow
            : PolicyEffect.Some;
    }

    private static bool? Matches(Part selector, ImmutableSortedDictionary<string, string> labels)
    {
        var plain = selector["matchLabels"].Members.Select(label => (Key: Plain(label.Key), label.Value.Text)).ToList();
        if (
            plain.Exists(label =>
                !string.Equals(labels.GetValueOrDefault(label.Key), label.Text, StringComparison.Ordinal)
            )
        )
        {
            return false;
        }
        bool? all = true;
        foreach (var expression in selector["matchExpressions"].Items)
        {
            var key = Plain(expression["key"].Text ?? string.Empty);
            var known = labels.TryGetValue(key, out var value);
            var listed = expression["values"].Texts.Contains(value, StringComparer.Ordinal);
            switch (expression["operator"].Text)
            {
                case "In" when !known || !listed:
                case "NotIn" when known && listed:
                case "Exists" when !known:
                case "DoesNotExist" when known:
                    return false;
                case "In" or "NotIn" or "Exists" or "DoesNotExist":
                    break;
                default:
                    all = null;
                    break;
            }
        }
        return all;
    }

    /// <summary>Keys carry the place that a label comes from; of the namespace they are spelt with a prefix of Cilium's.</summary>
    private static string Plain(string key) =>
        key.StartsWith("k8s:", StringComparison.Ordinal) || key.StartsWith("any:", StringComparison.Ordinal)
            ? key[4..]
            : key;

    private static ImmutableSortedDictionary<string, string> Labels(PolicyPlace place)
    {
        var labels = place.Pod.SetItem("io.kubernetes.pod.namespace", place.Namespace);
        foreach (var (key, value) in place.Space ?? ImmutableSortedDictionary<string, string>.Empty)
        {
            labels = labels.SetItem($"io.cilium.k8s.namespace.labels.{key}", value);
        }
        return labels;
    }
}

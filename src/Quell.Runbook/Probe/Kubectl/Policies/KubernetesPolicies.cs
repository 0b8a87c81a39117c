using System.Collections.Immutable;

namespace Quell.Runbook.Probe.Kubectl.Policies;

/// <summary>NetworkPolicies of Kubernetes itself.</summary>
internal static class KubernetesPolicies
{
    public static PolicyView Read(Sighting item, PolicyPlace place)
    {
        var spec = item.Spec;
        var types = spec["policyTypes"].Texts.ToImmutableArray();
        var hasEgress = types.IsEmpty ? spec["egress"].Exists : types.Contains("Egress", StringComparer.Ordinal);
        var hasIngress = types.IsEmpty || types.Contains("Ingress", StringComparer.Ordinal);
        return new PolicyView(
            $"NetworkPolicy/{item.Object.Name}",
            LabelSelector.Matches(spec["podSelector"], place.Pod),
            hasIngress ? Effect(spec["ingress"], "from") : null,
            hasEgress ? Effect(spec["egress"], "to") : null,
            MayDeny: false
        );
    }

    /// <summary>Policies that shut off whoever carries a label that this Pod does not carry yet; with the label.</summary>
    public static IEnumerable<string> Quarantine(IEnumerable<Sighting> items, PolicyPlace place)
    {
        foreach (var item in items)
        {
            var policy = Read(item, place);
            var wanted = item.Spec["podSelector"]["matchLabels"].Members.ToList();
            var missing = wanted.FindAll(label =>
                !string.Equals(place.Pod.GetValueOrDefault(label.Key), label.Value.Text, StringComparison.Ordinal)
            );
            if (
                policy is { Ingress: PolicyEffect.Deny, Egress: PolicyEffect.Deny }
                && missing is [var label]
                && label.Value.Text is { } value
                && !item.Spec["podSelector"]["matchExpressions"].Items.Any()
            )
            {
                yield return $"{policy.Name} label={label.Key}={value}";
            }
        }
    }

    private static PolicyEffect Effect(Part rules, string peers)
    {
        var all = rules.Items.ToList();
        return all.Count == 0 ? PolicyEffect.Deny
            : all.Exists(rule => !rule[peers].Items.Any() && !rule["ports"].Items.Any()) ? PolicyEffect.Allow
            : PolicyEffect.Some;
    }
}

using System.Collections.Immutable;

namespace Quell.Runbook.Probe.Kubectl.Policies;

/// <summary>Policies of Calico, of a namespace or of the cluster. They come in an order and may forbid.</summary>
internal static class CalicoPolicies
{
    public static PolicyView Read(Sighting item, PolicyPlace place)
    {
        var spec = item.Spec;
        var types = spec["types"].Texts.ToImmutableArray();
        var hasEgress = types.IsEmpty ? spec["egress"].Items.Any() : types.Contains("Egress", StringComparer.Ordinal);
        var hasIngress = types.IsEmpty
            ? spec["ingress"].Items.Any() || !spec["egress"].Items.Any()
            : types.Contains("Ingress", StringComparer.Ordinal);
        return new PolicyView(
            $"{item.Object.Kind}.crd.projectcalico.org/{item.Object.Name}",
            Selects(spec, place),
            hasIngress ? Effect(spec["ingress"]) : null,
            hasEgress ? Effect(spec["egress"]) : null,
            MayDeny: true
        );
    }

    private static bool? Selects(Part spec, PolicyPlace place)
    {
        var labels = place
            .Pod.SetItem("projectcalico.org/namespace", place.Namespace)
            .SetItem("projectcalico.org/orchestrator", "k8s");
        var pods = CalicoSelector.Matches(spec["selector"].Text, labels);
        var spaces = spec["namespaceSelector"].Text is { Length: > 0 } text
            ? place.Space is { } space
                ? CalicoSelector.Matches(text, space.SetItem("projectcalico.org/name", place.Namespace))
                : null
            : true;
        // Labels of ServiceAccounts are not read.
        bool? accounts = spec["serviceAccountSelector"].Text is { Length: > 0 } ? null : true;
        return pods == false || spaces == false ? false
            : pods is null || spaces is null || accounts is null ? null
            : true;
    }

    private static PolicyEffect Effect(Part rules)
    {
        var all = rules.Items.ToList();
        return all.TrueForAll(rule => rule["action"].Is("Deny")) ? PolicyEffect.Deny
            : all is [var only]
            && only["action"].Is("Allow")
            && only.Members.All(member =>
                member.Key is "action" or "metadata" || member.Value.IsEmpty && member.Value.Text is null
            )
                ? PolicyEffect.Allow
            : PolicyEffect.Some;
    }
}

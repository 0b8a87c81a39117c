namespace Quell.Runbook.Probe.Kubectl.Policies;

/// <summary>Policies of the cluster's administrators, which come before (or, the baseline, after) those of the namespaces.</summary>
internal static class AdminPolicies
{
    public static PolicyView Read(Sighting item, PolicyPlace place) =>
        new(
            $"{item.Object.Kind}/{item.Object.Name}",
            Selects(item.Spec["subject"], place),
            item.Spec["ingress"].Items.Any() ? PolicyEffect.Some : null,
            item.Spec["egress"].Items.Any() ? PolicyEffect.Some : null,
            MayDeny: true
        );

    private static bool? Selects(Part subject, PolicyPlace place)
    {
        if (place.Space is not { } space)
        {
            return null;
        }
        if (subject["namespaces"].Exists)
        {
            return LabelSelector.Matches(subject["namespaces"], space);
        }
        var spaces = LabelSelector.Matches(subject["pods"]["namespaceSelector"], space);
        var pods = LabelSelector.Matches(subject["pods"]["podSelector"], place.Pod);
        return spaces == false || pods == false ? false
            : spaces is null || pods is null ? null
            : true;
    }
}

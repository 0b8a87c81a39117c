using System.Collections.Immutable;
using Quell.Domain.Facts;
using Quell.Runbook.Probe.Kubectl.Policies;

namespace Quell.Runbook.Probe.Kubectl.Recipes;

/// <summary>The policies that select the Pod, of every kind, and what they leave open together.</summary>
internal static class NetworkPolicyRecipe
{
    public static readonly KubeRecipe Recipe = new(
        [FactKeys.NetworkPolicies, FactKeys.NetworkNetEffect, FactKeys.QuarantinePolicies],
        Read
    );

    private static IEnumerable<Finding> Read(ThreatSubject subject, ClusterView view)
    {
        if (subject.Seen is null || view.List(KubeSources.Network, KubeTypes.NetworkPolicy) is not { } own)
        {
            yield break;
        }
        var place = PolicyPlace.Of(subject, view);
        foreach (
            var finding in Finding.Of(
                FactKeys.QuarantinePolicies,
                own,
                list => KubernetesPolicies.Quarantine(list.Items, place)
            )
        )
        {
            yield return finding;
        }
        if (Lists(view, own) is not { } lists)
        {
            yield break;
        }
        var policies = lists.SelectMany(list => list.Items).SelectMany(item => Views(item, place)).ToImmutableArray();
        var selecting = policies.Where(policy => policy.Selects == true).ToImmutableArray();
        foreach (
            var finding in selecting.IsEmpty
            && policies.FirstOrDefault(policy => policy.Selects is null) is { } unclear
            && lists.All(list => list.IsWhole)
                ? [NotClear(FactKeys.NetworkPolicies, unclear, lists)]
                : Finding.Of(
                    FactKeys.NetworkPolicies,
                    lists,
                    list =>
                        list.Items.SelectMany(item => Views(item, place))
                            .Where(policy => policy.Selects is true || (policy.Selects is null && !selecting.IsEmpty))
                            .Select(policy => policy.Words)
                )
        )
        {
            yield return finding;
        }
        yield return Net(lists, policies, selecting);
    }

    private static Finding Net(
        ImmutableArray<Listing> lists,
        ImmutableArray<PolicyView> policies,
        ImmutableArray<PolicyView> selecting
    )
    {
        if (lists.FirstOrDefault(list => !list.IsWhole) is { Problem: { } problem } broken)
        {
            return Finding.Missing(FactKeys.NetworkNetEffect, problem, broken.Citation);
        }
        var citation = Finding.Join(lists);
        return policies.FirstOrDefault(policy => policy.Selects is null) is { } unclear
            ? NotClear(FactKeys.NetworkNetEffect, unclear, lists)
            : Finding.Known(
                FactKeys.NetworkNetEffect,
                citation,
                lists.Min(list => list.At),
                $"ingress={PolicyView.Net(selecting, policy => policy.Ingress)} egress={PolicyView.Net(selecting, policy => policy.Egress)}"
            );
    }

    private static Finding NotClear(string key, PolicyView policy, ImmutableArray<Listing> lists) =>
        Finding.Missing(
            key,
            Finding.Join(lists),
            $"whether {policy.Name} selects the Pod cannot be told from what was read"
        );

    /// <summary>Null until every kind of policy that the cluster has was asked for.</summary>
    private static ImmutableArray<Listing>? Lists(ClusterView view, Listing own)
    {
        var lists = ImmutableArray.Create(own);
        foreach (
            var type in new[]
            {
                KubeTypes.CiliumPolicy,
                KubeTypes.CiliumClusterPolicy,
                KubeTypes.CalicoPolicy,
                KubeTypes.CalicoGlobalPolicy,
                KubeTypes.AdminPolicy,
                KubeTypes.BaselineAdminPolicy,
            }
        )
        {
            if (AddOn.List(view, type) is not { } list)
            {
                return null;
            }
            if (list.IsServed)
            {
                lists = lists.Add(list);
            }
        }
        return lists;
    }

    private static IEnumerable<PolicyView> Views(Sighting item, PolicyPlace place) =>
        (item.Object.Kind, item.Object.Group) switch
        {
            ("CiliumNetworkPolicy" or "CiliumClusterwideNetworkPolicy", _) => CiliumPolicies.Read(item, place),
            (_, "crd.projectcalico.org") => [CalicoPolicies.Read(item, place)],
            ("AdminNetworkPolicy" or "BaselineAdminNetworkPolicy", _) => [AdminPolicies.Read(item, place)],
            _ => [KubernetesPolicies.Read(item, place)],
        };
}

using System.Collections.Immutable;
using Quell.Domain.Facts;
using Quell.Domain.Text;

namespace Quell.Runbook.Probe.Kubectl.Recipes;

/// <summary>What the Pod's token may do in the cluster, and which of it is dangerous.</summary>
internal static class RbacRecipe
{
    public static readonly KubeRecipe Recipe = new([FactKeys.RbacBindings, FactKeys.RbacDangerous], Read);

    private static IEnumerable<Finding> Read(ThreatSubject subject, ClusterView view)
    {
        if (
            subject.Seen is null
            || view.List(KubeSources.Namespace, KubeTypes.RoleBinding) is not { } here
            || view.List(KubeSources.Cluster, KubeTypes.ClusterRoleBinding) is not { } everywhere
        )
        {
            return [];
        }
        ImmutableArray<Listing> lists = [here, everywhere];
        return Finding
            .Of(
                FactKeys.RbacBindings,
                lists,
                list => Bindings.Of(subject, list).Select(binding => $"{binding.Name} role={binding.Role.Words}")
            )
            .Concat(Dangerous(subject, view, lists));
    }

    private static IEnumerable<Finding> Dangerous(
        ThreatSubject subject,
        ClusterView view,
        ImmutableArray<Listing> lists
    )
    {
        var bindings = lists.SelectMany(list => Bindings.Of(subject, list)).ToList();
        var broken = lists.FirstOrDefault(list => !list.IsWhole);
        if (bindings.Count == 0)
        {
            return broken is { Problem: { } problem }
                ? [Finding.Missing(FactKeys.RbacDangerous, problem, broken.Citation)]
                : [Finding.Known(FactKeys.RbacDangerous, Finding.Join(lists), lists.Min(list => list.At))];
        }
        var readable = Bindings.Readable(bindings);
        if (readable.IsEmpty)
        {
            return [NotAsked(bindings, readable)!.Value];
        }
        if (
            view.List(KubeSources.Roles, KubeTypes.Role) is not { } roles
            || view.List(KubeSources.Roles, KubeTypes.ClusterRole) is not { } clusterRoles
        )
        {
            return [];
        }
        var found = bindings
            .SelectMany(binding =>
                RoleOf(binding.Role, roles, clusterRoles) is { } role
                    ? DangerousVerbs.In(role.Fields["rules"]).Select(what => Words(binding, what))
                    : []
            )
            .Distinct(StringComparer.Ordinal)
            .ToImmutableArray();
        // Found danger is a finding, whatever else was kept back; without any, what was kept back may hold it.
        var unread = broken ?? new[] { roles, clusterRoles }.FirstOrDefault(list => !list.IsWhole);
        return found.IsEmpty && unread is { Problem: { } why }
                ? [Finding.Missing(FactKeys.RbacDangerous, why, unread.Citation)]
            : found.IsEmpty && NotAsked(bindings, readable) is { } hidden ? [hidden]
            :
            [
                Finding.Known(
                    FactKeys.RbacDangerous,
                    Finding.Join([.. lists, roles.IsWhole ? roles : clusterRoles]),
                    roles.At,
                    found
                ),
            ];
    }

    /// <summary>Roles whose rules nobody asked for may allow anything; null where there are none.</summary>
    private static Finding? NotAsked(List<Bindings.Binding> bindings, ImmutableArray<Bindings.RoleRef> readable)
    {
        var hidden = bindings.FindAll(binding => !readable.Contains(binding.Role));
        var names = hidden
            .Select(binding => binding.Role)
            .Distinct()
            .Select(role => Printable.Of(role.Words, 80))
            .ToList();
        return names.Count == 0
            ? null
            : Finding.Missing(
                FactKeys.RbacDangerous,
                hidden[0].Seen.Citation,
                names.Count == 1
                    ? $"the bound role {names[0]} was not asked for"
                    : $"{names.Count} bound roles were not asked for, the first is {names[0]}"
            );
    }

    private static string Words(Bindings.Binding binding, (string Verb, string Resource, int Rule) what) =>
        $"{binding.Name} verb={what.Verb} resource={what.Resource} role={binding.Role.Words} rule={what.Rule}"
        + (binding.Subject is { } place ? $" subject={place}" : string.Empty);

    private static Sighting? RoleOf(Bindings.RoleRef role, Listing roles, Listing clusterRoles) =>
        (role.IsOfCluster ? clusterRoles : roles).Items.FirstOrDefault(item => item.Object.Name == role.Name);
}

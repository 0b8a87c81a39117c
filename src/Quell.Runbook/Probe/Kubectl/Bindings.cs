using System.Collections.Immutable;
using Quell.Domain.Text;

namespace Quell.Runbook.Probe.Kubectl;

/// <summary>The role bindings that reach the Pod's ServiceAccount, by its name or by a group that it is in.</summary>
/// <remarks>What every account has in every cluster (discovery, public information) is left out: it tells nothing.</remarks>
internal static class Bindings
{
    private const int MostRoles = 90;

    private static readonly ImmutableArray<string> s_everybodys =
    [
        "system:basic-user",
        "system:discovery",
        "system:public-info-viewer",
        "system:service-account-issuer-discovery",
    ];

    public sealed record RoleRef(bool IsOfCluster, string Name)
    {
        public string Words => $"{(IsOfCluster ? "ClusterRole" : "Role")}/{Name}";
    }

    /// <param name="Subject">The place of the ServiceAccount among the subjects, from 0; null where it is bound by a group.</param>
    public sealed record Binding(string Name, RoleRef Role, Sighting Seen, int? Subject);

    public static IEnumerable<Binding> Of(ThreatSubject subject, ClusterView view) =>
        Lists(view).SelectMany(list => Of(subject, list));

    public static IEnumerable<Binding> Of(ThreatSubject subject, Listing list) =>
        list
            .Items.Where(item => item.Fields["subjects"].Items.Any(one => Is(one, subject)))
            .Where(item => item.Fields["roleRef"]["name"].Text is not null && !IsEverybodys(item))
            .Select(item => new Binding(
                $"{item.Object.Kind}/{item.Object.Name}",
                new RoleRef(item.Fields["roleRef"]["kind"].Is("ClusterRole"), item.Fields["roleRef"]["name"].Text!),
                item,
                Place(item.Fields["subjects"], subject)
            ));

    /// <summary>The bound roles that are asked for: their names may stand in a command line, and there are not too many for one.</summary>
    public static ImmutableArray<RoleRef> Readable(IEnumerable<Binding> bindings) =>
        [
            .. bindings
                .Select(binding => binding.Role)
                .Where(role => Alphabets.Matches(Alphabet.RbacName, role.Name))
                .Distinct()
                .Take(MostRoles),
        ];

    private static int? Place(Part subjects, ThreatSubject subject)
    {
        foreach (var (index, one) in subjects.Items.Index())
        {
            if (one["kind"].Is("ServiceAccount") && Is(one, subject))
            {
                return index;
            }
        }
        return null;
    }

    private static bool IsEverybodys(Sighting item) =>
        item.Object.Kind is "ClusterRoleBinding"
        && s_everybodys.Contains(item.Object.Name, StringComparer.Ordinal)
        && item.Fields["roleRef"]["name"].Is(item.Object.Name);

    private static IEnumerable<Listing> Lists(ClusterView view) =>
        new[]
        {
            view.List(KubeSources.Namespace, KubeTypes.RoleBinding),
            view.List(KubeSources.Cluster, KubeTypes.ClusterRoleBinding),
        }.OfType<Listing>();

    private static bool Is(Part one, ThreatSubject subject) =>
        one["kind"].Text switch
        {
            "ServiceAccount" => one["name"].Is(subject.ServiceAccount)
                && (one["namespace"].Text ?? subject.Namespace) == subject.Namespace,
            "User" => one["name"].Is($"system:serviceaccount:{subject.Namespace}:{subject.ServiceAccount}"),
            "Group" => one["name"].Is("system:serviceaccounts")
                || one["name"].Is($"system:serviceaccounts:{subject.Namespace}")
                || one["name"].Is("system:authenticated"),
            _ => false,
        };
}

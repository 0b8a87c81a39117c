using System.Collections.Immutable;
using Quell.Domain.Facts;
using Quell.Domain.Text;

namespace Quell.Runbook.Gates;

/// <summary>One way in which an object can belong to a threat: the fact that names it, the kinds it can be, and what that means.</summary>
/// <param name="FactKey">The fact whose value names the object.</param>
/// <param name="Kinds">Kinds of Kubernetes, in singular and without their group, or the parts of an identity of AWS.</param>
/// <param name="SharedBy">The fact that says who else has to do with it; null where none does.</param>
/// <param name="Shared">What sharing means where no fact names the others; null where the object is the threat's alone.</param>
internal sealed record ScopeTie(
    string FactKey,
    ImmutableArray<string> Kinds,
    string Why,
    string? SharedBy,
    string? Shared
)
{
    private const int MostNames = 5;

    public static readonly ImmutableArray<ScopeTie> All =
    [
        new(
            FactKeys.WorkloadName,
            ["deployment", "statefulset", "daemonset", "replicaset", "job", "cronjob"],
            "it is the workload of the threat",
            null,
            null
        ),
        new(FactKeys.Pod, ["pod"], "it is the Pod of the threat", null, null),
        new(FactKeys.Node, ["node"], "the Pod of the threat runs on it", FactKeys.NodeTenants, null),
        new(
            FactKeys.ServiceAccount,
            ["serviceaccount"],
            "the Pod of the threat runs as it",
            FactKeys.ServiceAccountSharedBy,
            null
        ),
        new(FactKeys.Hpa, ["horizontalpodautoscaler"], "it scales the workload of the threat", null, null),
        new(FactKeys.Keda, ["scaledobject"], "it scales the workload of the threat", null, null),
        new(
            FactKeys.GitOps,
            ["application", "kustomization", "helmrelease"],
            "it delivers the workload of the threat",
            null,
            "whatever else it delivers is held back as well"
        ),
        new(
            FactKeys.NetworkPolicies,
            ["networkpolicy"],
            "it selects the Pod of the threat",
            null,
            "every Pod that it selects is touched"
        ),
        new(
            FactKeys.RbacDangerous,
            ["role", "rolebinding", "clusterrolebinding"],
            "it gives rights to the ServiceAccount of the threat",
            FactKeys.ServiceAccountSharedBy,
            "whoever else has rights through it"
        ),
        new(
            FactKeys.RoleName,
            ["role-name"],
            "it is the cloud identity of the threat",
            FactKeys.CloudIdentitySharedBy,
            null
        ),
        new(FactKeys.CloudUser, ["user-name"], "it is the user of the threat", null, null),
        new(FactKeys.UserKeys, ["access-key-id"], "it is a key of the user of the threat", null, null),
        new(FactKeys.RoleAttached, ["policy-arn"], "it is attached to the role of the threat", null, null),
    ];

    /// <summary>Who else is touched, in words; null where nobody is.</summary>
    public string? Others(FactSheet facts) =>
        SharedBy is not null
            ? facts[SharedBy] switch
            {
                Fact.Known { Reading.Values: { IsEmpty: false } values } =>
                    $"shared with {string.Join(", ", values.Take(MostNames).Select(value => Printable.Of(value, 80)))}{(values.Length > MostNames ? $" and {values.Length - MostNames} more" : "")}",
                Fact.Known => Shared,
                _ => "whom else it serves is unknown",
            }
            : Shared;
}

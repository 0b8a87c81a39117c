using Quell.Domain.Facts;

namespace Quell.Runbook.Probe.Kubectl.Recipes;

/// <summary>Leases by which the Pod leads others: pausing or ending it hands the lead over.</summary>
internal static class LeaseRecipe
{
    public static readonly KubeRecipe Recipe = new([FactKeys.Leases], Read);

    private static IEnumerable<Finding> Read(ThreatSubject subject, ClusterView view) =>
        subject.Pod is not { } pod
            ? []
            : Finding.Of(
                FactKeys.Leases,
                view.List(KubeSources.Everywhere, KubeTypes.Lease),
                list =>
                    list.Items.Where(item => IsHeldBy(item.Spec["holderIdentity"].Text, pod.Object.Name))
                        .Select(item =>
                            $"{item.Object.Namespace}/{item.Object.Name}{(item.Spec["leaseDurationSeconds"].Number is { } seconds ? $" duration={seconds}" : "")}"
                        )
            );

    /// <summary>Holders are the Pod's name, mostly with something random behind it.</summary>
    private static bool IsHeldBy(string? holder, string pod) =>
        holder is not null
        && holder.StartsWith(pod, StringComparison.Ordinal)
        && (holder.Length == pod.Length || holder[pod.Length] is '_' or '/' or ':' or '.' or '-');
}

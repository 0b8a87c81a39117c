using Quell.Domain.Facts;

namespace Quell.Runbook.Probe.Kubectl.Recipes;

/// <summary>Who the Pod is and what it belongs to, up to the top.</summary>
internal static class IdentityRecipe
{
    public static readonly KubeRecipe Recipe = new(
        [
            FactKeys.Pod,
            FactKeys.Namespace,
            FactKeys.Node,
            FactKeys.OwnerChain,
            FactKeys.OwnerResolvable,
            FactKeys.OperatorOwner,
            FactKeys.WorkloadKind,
            FactKeys.WorkloadName,
            FactKeys.WorkloadLabels,
            FactKeys.PodLabels,
            FactKeys.Selector,
            FactKeys.Containers,
        ],
        Read
    );

    private static IEnumerable<Finding> Read(ThreatSubject subject, ClusterView view)
    {
        if (subject.Pod is { } pod)
        {
            yield return Finding.Known(FactKeys.Pod, pod, pod.Object.Name);
            yield return Finding.Known(FactKeys.Namespace, pod, subject.Namespace);
            yield return subject.Node is { } node && pod.Spec["nodeName"].Exists
                ? Finding.Known(FactKeys.Node, pod, node)
                : Finding.Missing(FactKeys.Node, pod.Citation, "the Pod has no node yet");
            yield return Finding.Known(
                FactKeys.Containers,
                pod,
                Containers.All(pod.Spec).Select(container => container["name"].Text).OfType<string>()
            );
        }
        if (subject.Seen is not { } seen)
        {
            yield break;
        }
        yield return Finding.Known(
            FactKeys.PodLabels,
            seen,
            subject.Labels.Select(label => $"{label.Key}={label.Value}")
        );
        foreach (var finding in OfChain(subject, view, subject.Pod ?? seen))
        {
            yield return finding;
        }
    }

    private static IEnumerable<Finding> OfChain(ThreatSubject subject, ClusterView view, Sighting pod)
    {
        // The highest link that was read is where the whole chain can be checked.
        var top = subject.Chain.LastOrDefault(link => link.Seen is not null)?.Seen ?? pod;
        yield return Finding.Known(FactKeys.OwnerChain, top, subject.Chain.Select(link => link.Words));
        if (subject.Chain is [{ Seen: { } owner }, ..])
        {
            yield return Finding.Known(
                FactKeys.Selector,
                owner,
                owner.Spec["selector"]["matchLabels"].Members.Select(label => $"{label.Key}={label.Value.Text}")
            );
        }
        yield return Finding.Flag(
            FactKeys.OwnerResolvable,
            top,
            subject.Chain.Any(link => link.IsOwn && link.Kind is "Deployment" or "StatefulSet" or "DaemonSet" or "Job")
        );
        foreach (
            var finding in UnreadOwner.Of(subject) is { IsOwn: true } unread
                ? UnreadOwner.Missing(unread, subject, view, top, FactKeys.OperatorOwner)
                :
                [
                    Finding.Known(
                        FactKeys.OperatorOwner,
                        top,
                        subject.Chain is [.., { IsOwn: false } custom] ? [custom.Words] : []
                    ),
                ]
        )
        {
            yield return finding;
        }
        if (subject.Workload is { } workload)
        {
            var at = workload.Seen ?? pod;
            yield return Finding.Known(FactKeys.WorkloadKind, at, workload.Kind.ToLowerInvariant());
            yield return Finding.Known(FactKeys.WorkloadName, at, workload.Name);
            if (workload.Seen is { } seen)
            {
                yield return Finding.Known(
                    FactKeys.WorkloadLabels,
                    seen,
                    seen.Metadata["labels"].Members.Select(label => $"{label.Key}={label.Value.Text}")
                );
            }
        }
        else if (subject.Pod is not null && subject.Chain.IsEmpty)
        {
            yield return Finding.Known(FactKeys.WorkloadKind, pod, "pod");
            yield return Finding.Known(FactKeys.WorkloadName, pod, pod.Object.Name);
            yield return Finding.Known(
                FactKeys.WorkloadLabels,
                pod,
                subject.Labels.Select(label => $"{label.Key}={label.Value}")
            );
        }
    }
}

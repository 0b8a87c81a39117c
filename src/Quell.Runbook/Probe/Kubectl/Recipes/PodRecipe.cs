using System.Collections.Immutable;
using Quell.Domain.Facts;
using Quell.Domain.Text;

namespace Quell.Runbook.Probe.Kubectl.Recipes;

/// <summary>What the Pod as a whole is allowed to touch, and how it is kept running.</summary>
internal static class PodRecipe
{
    private static readonly ImmutableArray<string> s_ofTemplate =
    [
        FactKeys.PodRestartPolicy,
        FactKeys.PodHostNetwork,
        FactKeys.PodHostPid,
        FactKeys.PodHostIpc,
        FactKeys.PodSharesProcesses,
        FactKeys.PodGracePeriod,
        FactKeys.PodPriorityClass,
    ];

    private static readonly ImmutableArray<string> s_ofPod =
    [
        FactKeys.PodReady,
        FactKeys.PodStatic,
        FactKeys.ContainerId,
    ];

    public static readonly KubeRecipe Recipe = new([.. s_ofTemplate, .. s_ofPod], Read);

    private static IEnumerable<Finding> Read(ThreatSubject subject, ClusterView view)
    {
        if (subject.Pod is not { } pod)
        {
            foreach (var gap in Gone(subject, view))
            {
                yield return gap;
            }
        }
        else
        {
            yield return Finding.Flag(FactKeys.PodReady, pod, IsReady(pod));
            yield return Finding.Flag(
                FactKeys.PodStatic,
                pod,
                pod.Annotation("kubernetes.io/config.mirror") is not null || subject.Chain is [{ Kind: "Node" }]
            );
        }
        if (subject.Pod is { } running && ContainerId(subject.Place, running) is { } id)
        {
            yield return Finding.Known(FactKeys.ContainerId, running, id);
        }
        if (subject.Seen is not { } seen)
        {
            yield break;
        }
        var spec = subject.Spec;
        yield return Finding.Known(FactKeys.PodRestartPolicy, seen, spec["restartPolicy"].Text ?? "Always");
        yield return Finding.Flag(FactKeys.PodHostNetwork, seen, spec["hostNetwork"].SaysTrue);
        yield return Finding.Flag(FactKeys.PodHostPid, seen, spec["hostPID"].SaysTrue);
        yield return Finding.Flag(FactKeys.PodHostIpc, seen, spec["hostIPC"].SaysTrue);
        yield return Finding.Flag(FactKeys.PodSharesProcesses, seen, spec["shareProcessNamespace"].SaysTrue);
        yield return Finding.Known(FactKeys.PodGracePeriod, seen, spec["terminationGracePeriodSeconds"].Text ?? "30");
        yield return Finding.Known(
            FactKeys.PodPriorityClass,
            seen,
            spec["priorityClassName"].Text is { Length: > 0 } priority ? [priority] : []
        );
    }

    /// <summary>The event's own spelling where the Pod still has that container, so that both agree; else what took its place.</summary>
    private static string? ContainerId(ThreatPlace place, Sighting pod)
    {
        var running = pod.Status["containerStatuses"]
            .Items.Concat(pod.Status["initContainerStatuses"].Items)
            .Select(one => (Name: one["name"].Text, Id: Bare(one["containerID"].Text)))
            .Where(one => one.Id is not null)
            .ToList();
        if (
            place.ContainerId is { Length: >= 12 } told
            && running.Exists(one => one.Id!.StartsWith(told, StringComparison.Ordinal))
        )
        {
            return told;
        }
        var named = place.ContainerName is null ? running : running.FindAll(one => one.Name == place.ContainerName);
        return named is [var only] ? only.Id![..12] : null;
    }

    /// <summary>Without the runtime before it.</summary>
    private static string? Bare(string? id)
    {
        var digits = id?[(id.LastIndexOf('/') + 1)..];
        return Alphabets.Matches(Alphabet.ContainerId, digits) ? digits : null;
    }

    private static bool IsReady(Sighting pod) =>
        pod.Status["conditions"].Items.Any(one => one["type"].Is("Ready") && one["status"].Is("True"));

    /// <summary>Why there is no Pod to read: it is gone, it may not be read, or the event names none.</summary>
    private static IEnumerable<Finding> Gone(ThreatSubject subject, ClusterView view)
    {
        if (view.List(KubeSources.Workload, KubeTypes.Pod) is not { } asked)
        {
            yield break;
        }
        var problem =
            asked.Problem
            ?? new Problem(
                UnknownReason.Empty,
                subject.Place.Pod is null ? "the event names no Pod" : "the Pod of the event is not there any more"
            );
        var keys = subject.Seen is null ? s_ofPod.AddRange(s_ofTemplate) : s_ofPod;
        foreach (var key in keys)
        {
            yield return Finding.Missing(key, problem, asked.Citation);
        }
    }
}

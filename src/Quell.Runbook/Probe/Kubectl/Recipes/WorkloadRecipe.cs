using System.Collections.Immutable;
using Quell.Domain.Facts;

namespace Quell.Runbook.Probe.Kubectl.Recipes;

/// <summary>How many there are of it, and how it is replaced and rolled out.</summary>
internal static class WorkloadRecipe
{
    private static readonly ImmutableArray<string> s_keys =
    [
        FactKeys.Replicas,
        FactKeys.ReplicasReady,
        FactKeys.ReplicasAvailable,
        FactKeys.Strategy,
        FactKeys.MinReadySeconds,
        FactKeys.PodManagement,
        FactKeys.RolloutPaused,
        FactKeys.ClaimsWhenScaled,
        FactKeys.ClaimsWhenDeleted,
        FactKeys.JobSuspended,
        FactKeys.JobBackoff,
    ];

    public static readonly KubeRecipe Recipe = new(s_keys, Read);

    private static IEnumerable<Finding> Read(ThreatSubject subject, ClusterView view)
    {
        if (subject.Workload is not { } link)
        {
            return subject.Pod is { } alone && subject.Chain.IsEmpty ? Alone(alone) : [];
        }
        if (link.Seen is not { } seen)
        {
            return link.Type is { } type && NotSeen(type, link.Name, view) is { } why
                ? s_keys.Select(key => Finding.Missing(key, why.Problem, why.Citation))
                : [];
        }
        return link.Kind switch
        {
            "DaemonSet" => Daemon(seen),
            "Job" => Job(seen),
            "CronJob" => CronJob(seen),
            _ when link.IsOwn => Replicated(seen),
            _ => Custom(seen),
        };
    }

    private static IEnumerable<Finding> Alone(Sighting pod)
    {
        var ready = pod.Status["conditions"].Items.Any(one => one["type"].Is("Ready") && one["status"].Is("True"));
        yield return Finding.Known(FactKeys.Replicas, pod, "1");
        yield return Finding.Known(FactKeys.ReplicasReady, pod, ready ? "1" : "0");
        yield return Finding.Known(FactKeys.ReplicasAvailable, pod, ready ? "1" : "0");
        foreach (var key in s_keys.Skip(3))
        {
            yield return Finding.Known(key, pod);
        }
    }

    private static (Problem Problem, Citation Citation)? NotSeen(KubeType type, string name, ClusterView view)
    {
        foreach (
            var source in view.Sources.Where(source =>
                source is KubeSources.Workload || source.StartsWith(KubeSources.Owner, StringComparison.Ordinal)
            )
        )
        {
            if (view.HasAsked(source, type, name) && view.List(source, type) is { } list)
            {
                return (
                    list.Problem
                        ?? new Problem(
                            UnknownReason.Empty,
                            list.IsServed
                                ? $"{type.Kind} {name} is not there any more"
                                : $"the cluster serves no {type.Kind}, so {name} cannot be read"
                        ),
                    list.Citation
                );
            }
        }
        return null;
    }

    private static IEnumerable<Finding> Replicated(Sighting seen)
    {
        var isSet = seen.Object.Kind is "StatefulSet";
        yield return Count(FactKeys.Replicas, seen, seen.Spec["replicas"].Number ?? 1);
        yield return Count(FactKeys.ReplicasReady, seen, seen.Status["readyReplicas"].Number ?? 0);
        yield return Count(
            FactKeys.ReplicasAvailable,
            seen,
            seen.Status["availableReplicas"].Number ?? (isSet ? seen.Status["readyReplicas"].Number : null) ?? 0
        );
        yield return Finding.Known(FactKeys.Strategy, seen, RolloutWords.Of(seen));
        yield return Count(FactKeys.MinReadySeconds, seen, seen.Spec["minReadySeconds"].Number ?? 0);
        yield return Finding.Known(
            FactKeys.PodManagement,
            seen,
            isSet ? [seen.Spec["podManagementPolicy"].Text ?? "OrderedReady"] : []
        );
        yield return Finding.Flag(FactKeys.RolloutPaused, seen, seen.Spec["paused"].SaysTrue);
        var retention = seen.Spec["persistentVolumeClaimRetentionPolicy"];
        yield return Finding.Known(
            FactKeys.ClaimsWhenScaled,
            seen,
            isSet ? [retention["whenScaled"].Text ?? "Retain"] : []
        );
        yield return Finding.Known(
            FactKeys.ClaimsWhenDeleted,
            seen,
            isSet ? [retention["whenDeleted"].Text ?? "Retain"] : []
        );
        yield return Finding.Known(FactKeys.JobSuspended, seen);
        yield return Finding.Known(FactKeys.JobBackoff, seen);
    }

    private static IEnumerable<Finding> Daemon(Sighting seen)
    {
        yield return Count(FactKeys.Replicas, seen, seen.Status["desiredNumberScheduled"].Number ?? 0);
        yield return Count(FactKeys.ReplicasReady, seen, seen.Status["numberReady"].Number ?? 0);
        yield return Count(FactKeys.ReplicasAvailable, seen, seen.Status["numberAvailable"].Number ?? 0);
        yield return Finding.Known(FactKeys.Strategy, seen, RolloutWords.Of(seen));
        yield return Count(FactKeys.MinReadySeconds, seen, seen.Spec["minReadySeconds"].Number ?? 0);
        foreach (var key in s_keys.Skip(5))
        {
            yield return Finding.Known(key, seen);
        }
    }

    private static IEnumerable<Finding> Job(Sighting seen)
    {
        yield return Count(FactKeys.Replicas, seen, seen.Spec["parallelism"].Number ?? 1);
        yield return Count(
            FactKeys.ReplicasReady,
            seen,
            seen.Status["ready"].Number ?? seen.Status["active"].Number ?? 0
        );
        yield return Count(FactKeys.ReplicasAvailable, seen, seen.Status["active"].Number ?? 0);
        foreach (var key in s_keys.Skip(3).Take(6))
        {
            yield return Finding.Known(key, seen);
        }
        yield return Finding.Flag(FactKeys.JobSuspended, seen, seen.Spec["suspend"].SaysTrue);
        var deadline = seen.Spec["activeDeadlineSeconds"].Number is { } seconds ? $" activeDeadline={seconds}" : "";
        yield return Finding.Known(
            FactKeys.JobBackoff,
            seen,
            $"limit={seen.Spec["backoffLimit"].Number ?? 6} failed={seen.Status["failed"].Number ?? 0}{deadline}"
        );
    }

    private static IEnumerable<Finding> CronJob(Sighting seen)
    {
        yield return Finding.Flag(FactKeys.JobSuspended, seen, seen.Spec["suspend"].SaysTrue);
        var limit = seen.Spec["jobTemplate"]["spec"]["backoffLimit"].Number ?? 6;
        yield return Finding.Known(FactKeys.JobBackoff, seen, $"limit={limit}");
        foreach (var key in s_keys.Take(9))
        {
            yield return Finding.Known(key, seen);
        }
    }

    private static IEnumerable<Finding> Custom(Sighting seen)
    {
        var said = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            [FactKeys.Replicas] = seen.Spec["replicas"].Text,
            [FactKeys.ReplicasReady] = seen.Status["readyReplicas"].Text,
            [FactKeys.ReplicasAvailable] = seen.Status["availableReplicas"].Text,
            [FactKeys.Strategy] = RolloutWords.OfCustom(seen),
            [FactKeys.MinReadySeconds] = seen.Spec["minReadySeconds"].Text,
            [FactKeys.RolloutPaused] = seen.Spec["paused"].Text,
        };
        return s_keys.Select(key =>
            said.GetValueOrDefault(key) is { } value
                ? Finding.Known(key, seen, value)
                : Finding.Missing(key, seen.Citation, $"{seen.Object.Kind} is a kind of an add-on and does not say it")
        );
    }

    private static Finding Count(string key, Sighting seen, long value) => Finding.Known(key, seen, $"{value}");
}

using System.Collections.Immutable;
using System.Diagnostics;
using Quell.Domain.Actions;
using Quell.Domain.Calls;
using Quell.Domain.Cases;
using Quell.Domain.Events;
using Quell.Runbook.Authorize;
using Quell.Runbook.Cases;
using Quell.Runbook.Ports;
using Quell.Runbook.Probe.Kubectl;

namespace Quell.Bench;

/// <summary>The kubectl reads of step B, each as soon as it may start, as the runner makes them.</summary>
internal static class ProbeRun
{
    private const string Context = "prod-eu-1";

    /// <returns>The lines that were run, without the program's name.</returns>
    public static async Task<ImmutableArray<ImmutableArray<string>>> RunAsync(
        ISurface surface,
        string space,
        string pod,
        string? workload = null
    )
    {
        var state = Begin(space, pod, workload);
        var open = new Dictionary<Task<SurfaceAnswer>, string>();
        while (true)
        {
            foreach (var call in ClusterReads.Round(state, 0).Where(call => state.Call(call.Key) is null))
            {
                state = With(state, new CaseEntry.CallIntended(call, null, null));
                open.Add(Task.Run(() => surface.ReadAsync(call, CancellationToken.None).AsTask()), call.Key);
            }
            if (open.Count == 0)
            {
                return
                [
                    .. state
                        .Calls.Values.Where(call => call.Call.Surface == Surface.Kubectl)
                        .Select(call => ((CallRequest.Command)call.Call.Request).Argv[1..]),
                ];
            }
            var done = await Task.WhenAny(open.Keys);
            open.Remove(done, out var key);
            var answer = await done;
            var evidence = answer.Redacted.IsEmpty ? null : Prelude.Refer(answer.Redacted.Span);
            state = With(state, new CaseEntry.CallEnded(key!, answer.Outcome, evidence, 1));
        }
    }

    private static CaseState Begin(string space, string pod, string? workload)
    {
        var nothing = ImmutableSortedDictionary<string, string>.Empty;
        var read = new OutsideCall
        {
            Key = "s1:event",
            Surface = Surface.Sysdig,
            Request = new CallRequest.Command(["get_event_info"]),
            Target = CallTarget.Tenant,
            Purpose = "loading the event",
            Effect = Effect.Read,
        };
        CaseEntry[] entries =
        [
            new CaseEntry.SessionOpened(1, "bench", "bench", "bench", "embedded:bench", true, false),
            new CaseEntry.Found(AccessKeys.Beforehand(Surface.Kubectl), nothing),
            new CaseEntry.Found(AccessKeys.Settings(Surface.Kubectl, 0), nothing.Add("context", Context)),
            new CaseEntry.CallIntended(read, null, null),
            new CaseEntry.CallEnded(
                read.Key,
                new CallOutcome.Answered(new CallReading.Event(Threat(space, pod, workload))),
                null,
                1
            ),
        ];
        return entries.Aggregate(CaseState.Empty, With);
    }

    private static CaseState With(CaseState state, CaseEntry body) =>
        state.With(new JournalEntry(Stopwatch.GetTimestamp(), DateTimeOffset.UnixEpoch, body, ""));

    private static ThreatEvent Threat(string space, string pod, string? workload)
    {
        var labels = ImmutableSortedDictionary<string, string>
            .Empty.Add("kubernetes.cluster.name", Context)
            .Add("kubernetes.namespace.name", space)
            .Add("kubernetes.pod.name", pod);
        return new ThreatEvent
        {
            Id = "17f0a1b2c3d4e5f60718293a4b5c6d7e",
            TimestampNs = 1,
            Severity = 1,
            PolicyName = null,
            RuleName = null,
            PolicyId = null,
            ContentType = null,
            Source = null,
            Category = null,
            Engine = null,
            Output = null,
            RuleTags = [],
            Actions = [],
            Fields = ImmutableSortedDictionary<string, string>.Empty,
            Labels = workload is null
                ? labels
                : labels.Add("kubernetes.workload.type", "deployment").Add("kubernetes.workload.name", workload),
        };
    }
}

using System.Collections.Immutable;
using Quell.Domain.Calls;
using Quell.Domain.Facts;

namespace Quell.Runbook.Tests.Doubles;

/// <summary>A cluster with one Deployment, read and changed through kubectl: enough to see what a command does and what was told of it.</summary>
internal sealed class Cluster
{
    public const string Uid = "7b1f2c54-94d1-4d4f-9d0e-2b6a4d1f8a10";
    private static readonly Citation s_read = new("cluster", "kubectl get everything");

    public Cluster()
    {
        Kubectl = new Programs(Surface.Kubectl, Answer) { First = line => First(line) ?? Carried(line) };
    }

    public Programs Kubectl { get; }

    /// <summary>Decides before the cluster does; null leaves it to the cluster.</summary>
    public Func<string, CallOutcome?> First { get; set; } = static _ => null;

    public int Replicas { get; set; } = 3;

    public int Pods { get; set; } = 3;

    public int Version { get; set; } = 12;

    public long Generation { get; set; } = 1;

    public string ObjectUid { get; set; } = Uid;

    public string? RestartedAt { get; set; }

    public bool IsThere { get; set; } = true;

    /// <summary>False for a cluster that takes a change and does not make it.</summary>
    public bool Obeys { get; set; } = true;

    public IEnumerable<string> Writes =>
        Kubectl
            .Ran.Where(call => call.Effect is not Domain.Actions.Effect.Read and not Domain.Actions.Effect.Rehearsal)
            .Select(call => call.Request.Text);

    public static bool IsLook(string line) =>
        line.StartsWith("kubectl get deployment checkout --namespace", StringComparison.Ordinal);

    public static bool IsRehearsal(string line) => line.EndsWith("--dry-run=server", StringComparison.Ordinal);

    public static bool IsWrite(string line) =>
        (
            line.StartsWith("kubectl scale", StringComparison.Ordinal)
            || line.StartsWith("kubectl rollout", StringComparison.Ordinal)
        ) && !IsRehearsal(line);

    public static CallOutcome Refused(RefusalKind kind, string text = "no") =>
        new CallOutcome.Refused(new ServiceRefusal(kind, null, null, text, null));

    /// <summary>Somebody else changes the Deployment.</summary>
    public void Touch(Action? change = null)
    {
        change?.Invoke();
        Version++;
        Generation++;
    }

    /// <summary>What a write does; the answer is left to the script.</summary>
    public void Do(string line) =>
        Touch(() =>
        {
            if (line.StartsWith("kubectl scale", StringComparison.Ordinal))
            {
                Replicas = int.Parse(line.Split("--replicas ")[1].Split(' ')[0]);
                Pods = Replicas;
            }
            else
            {
                RestartedAt = "2026-03-01T10:00:00Z";
            }
        });

    /// <summary>A run on this cluster.</summary>
    public Run Run() => new Run().With(Kubectl);

    private CallOutcome? Carried(string line)
    {
        if (IsLook(line) && !IsThere)
        {
            return Refused(
                RefusalKind.NotFound,
                "Error from server (NotFound): deployments.apps \"checkout\" not found"
            );
        }
        if (!IsWrite(line))
        {
            return null;
        }
        if (Pin(line) is { } pinned && pinned != Version)
        {
            return Refused(RefusalKind.Conflict, $"error: Expected resource version to be {pinned}, was {Version}");
        }
        if (Obeys)
        {
            Do(line);
        }
        return new CallOutcome.Answered(new CallReading.Printed(["deployment.apps/checkout changed"]));
    }

    private CallReading Answer(string line) =>
        line.StartsWith("kubectl config", StringComparison.Ordinal) ? new CallReading.Context("prod-eu")
        : line.StartsWith("kubectl version", StringComparison.Ordinal) ? new CallReading.ClientVersion("v1.35.0")
        : line.Contains("kube-system", StringComparison.Ordinal)
            ? new CallReading.ClusterUid("11111111-2222-3333-4444-555555555555")
        : line.Contains("can-i", StringComparison.Ordinal) ? new CallReading.Printed(["yes"])
        : IsRehearsal(line) ? new CallReading.Printed(["deployment.apps/checkout scaled (server dry run)"])
        : IsLook(line) ? new CallReading.Live(Live())
        : line.StartsWith("kubectl logs", StringComparison.Ordinal) ? new CallReading.Printed(["one line"])
        : new CallReading.Readings([.. Facts()]);

    private LiveObject Live() =>
        new(
            ObjectUid,
            $"{Version}",
            Generation,
            new Dictionary<string, string?>
            {
                ["/spec/replicas"] = $"{Replicas}",
                ["/status/replicas"] = $"{Pods}",
                ["/status/readyReplicas"] = $"{Pods}",
                ["/status/updatedReplicas"] = $"{Pods}",
                ["/status/availableReplicas"] = $"{Pods}",
                ["/status/observedGeneration"] = $"{Generation}",
                ["/spec/template/metadata/annotations/kubectl.kubernetes.io~1restartedAt"] = RestartedAt is null
                    ? null
                    : $"\"{RestartedAt}\"",
            }
                .Where(field => field.Value is not null)
                .ToImmutableSortedDictionary(field => field.Key, field => field.Value!, StringComparer.Ordinal)
        );

    private static int? Pin(string line) =>
        line.Contains("--resource-version ", StringComparison.Ordinal)
            ? int.Parse(line.Split("--resource-version ")[1].Split(' ')[0])
            : null;

    private IEnumerable<FactReading> Facts() =>
        [
            Of(FactKeys.KubeContext, "prod-eu"),
            Of(FactKeys.Replicas, $"{Replicas}"),
            Of(FactKeys.ReplicasReady, $"{Pods}"),
            Of(FactKeys.RolloutPaused, "false"),
            Of(FactKeys.Selector, "app=checkout", "pod-template-hash=7d9"),
            Of(FactKeys.Containers, "checkout"),
            Of(FactKeys.ObjectVersions, $"Deployment/shop/checkout uid={ObjectUid} resourceVersion={Version}"),
        ];

    private static FactReading Of(string key, params string[] values) => new(key, [.. values], s_read, Incident.Start);
}

using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Quell.Lab.Events;
using Quell.Lab.Executions;

namespace Quell.Lab.World;

/// <summary>
/// Whether what an action names is still there. Processes and containers are known from events and Pods; they end
/// with their container, Pod or rollout. What is gone, or never was, makes the execution fail.
/// </summary>
internal sealed class Targets(
    ImmutableArray<EventRecord> events,
    Surroundings surroundings,
    Deeds deeds,
    DateTimeOffset now
)
{
    private const string Snapshot = "KUBERNETES_VOLUME_SNAPSHOT";
    private const string ClaimName = "kubernetes.persistentvolume.claim.name";

    private static readonly ImmutableArray<string> s_workloads =
    [
        "Deployment",
        "StatefulSet",
        "DaemonSet",
        "Job",
        "CronJob",
    ];

    /// <returns>Why the action cannot work, or null when nothing speaks against it.</returns>
    public string? Missing(ActionDefinition action, JsonObject parameters)
    {
        var container = Json.Text(parameters["container.id"]);
        if (container is not null && !ContainerRuns(container))
        {
            return $"container {container} not found on the host";
        }

        var host = Json.Text(parameters["host.id"]);
        if (action.Type is "KILL_PROCESS" && !ProcessRuns(host, Json.Text(parameters["process.id"])))
        {
            return $"no such process: {Json.Text(parameters["process.id"])}";
        }

        return action.Responder is not "CLUSTER" ? null : MissingObject(parameters) ?? MissingClaim(action, parameters);
    }

    /// <returns>Why an undo cannot work: the container that it is about has been replaced.</returns>
    public string? Replaced(JsonObject parameters) =>
        Json.Text(parameters["container.id"]) is { } container && surroundings.Runs(container) is false
            ? $"container {container} not found on the host"
            : null;

    /// <returns>Outputs of a snapshot that was asked for a whole workload: the claim that it is of.</returns>
    public JsonObject? Claim(ActionDefinition action, JsonObject parameters) =>
        action.Type is Snapshot && parameters[ClaimName] is null
            ? new JsonObject { [ClaimName] = Claims(parameters).FirstOrDefault() }
            : null;

    private string? MissingClaim(ActionDefinition action, JsonObject parameters)
    {
        if (action.Type is not Snapshot)
        {
            return null;
        }

        var space = Json.Text(parameters["kubernetes.namespace.name"]) ?? string.Empty;
        var asked = Json.Text(parameters[ClaimName]);
        if (asked is null)
        {
            return Claims(parameters).Any() ? null : "no persistent volume claim found for the workload";
        }

        return surroundings.Objects.Find("PersistentVolumeClaim", space, asked) is null
            ? $"persistentvolumeclaims \"{asked}\" not found"
            : null;
    }

    /// <summary>The claims of a workload's Pods, those of the incident's Pod first.</summary>
    private IEnumerable<string> Claims(JsonObject parameters)
    {
        var space = Json.Text(parameters["kubernetes.namespace.name"]) ?? string.Empty;
        var kind = Rollout.Kind(Json.Text(parameters["kubernetes.workload.type"]) ?? string.Empty);
        var workload = surroundings.Objects.Find(
            kind,
            space,
            Json.Text(parameters["kubernetes.workload.name"]) ?? string.Empty
        );
        var selector = Json.At(workload, "spec", "selector");
        return surroundings
            .Objects.Live("Pod")
            .Where(pod =>
                string.Equals(Json.Text(pod, "metadata", "namespace"), space, StringComparison.Ordinal)
                && Selectors.Fits(selector, Json.At(pod, "metadata", "labels"))
            )
            .OrderByDescending(pod =>
                string.Equals(Json.Text(pod, "metadata", "name"), surroundings.IncidentPod, StringComparison.Ordinal)
            )
            .SelectMany(pod => OfPod(workload!, pod))
            .Where(name => name.Length > 0);
    }

    private static IEnumerable<string> OfPod(JsonObject workload, JsonObject pod)
    {
        var name = Json.Text(pod, "metadata", "name");
        var templates = Json.Items(workload, "spec", "volumeClaimTemplates")
            .Select(t => $"{Json.Text(t, "metadata", "name")}-{name}");
        var mounted = Json.Items(workload, "spec", "template", "spec", "volumes")
            .Select(v => Json.Text(v, "persistentVolumeClaim", "claimName"));
        return templates.Concat(mounted);
    }

    private string? MissingObject(JsonObject parameters)
    {
        var space = Json.Text(parameters["kubernetes.namespace.name"]) ?? string.Empty;
        var workload = Json.Text(parameters["kubernetes.workload.name"]);
        var kind = Json.Text(parameters["kubernetes.workload.type"]);
        if (workload is not null && kind is not null && !Workload(kind, space, workload))
        {
            return $"{kind.ToLowerInvariant()} \"{space}/{workload}\" not found";
        }

        var pod = Json.Text(parameters["kubernetes.pod.name"]);
        return pod is not null && !PodRuns(space, pod) ? $"pods \"{pod}\" not found" : null;
    }

    private bool Workload(string kind, string space, string name) =>
        surroundings.Live.Any(o =>
            s_workloads.Contains(Json.Text(o, "kind"), StringComparer.Ordinal)
            && string.Equals(Json.Text(o, "kind"), kind, StringComparison.OrdinalIgnoreCase)
            && string.Equals(Json.Text(o, "metadata", "namespace"), space, StringComparison.Ordinal)
            && string.Equals(Json.Text(o, "metadata", "name"), name, StringComparison.Ordinal)
        );

    private bool PodRuns(string space, string pod)
    {
        if (surroundings.Things.FirstOrDefault(t => t.Name == new Scenarios.ObjectName("Pod", space, pod)) is { } thing)
        {
            return thing.GoneAt is null;
        }

        return Events("kubernetes.pod.name", pod).FirstOrDefault() is { } seen && !PodEnded(seen);
    }

    private bool ContainerRuns(string container)
    {
        if (surroundings.Runs(container) is { } runs)
        {
            return runs;
        }

        var seen = events.LastOrDefault(e =>
            string.Equals(Field(e, "container.id"), container, StringComparison.Ordinal)
        );
        return seen is not null && !ContainerEnded(seen, container);
    }

    private bool ContainerEnded(EventRecord seen, string container) =>
        surroundings.Runs(container) is { } runs
            ? !runs
            : Ended("KILL_CONTAINER", "container.id", container, seen.At)
                || Ended("STOP_CONTAINER", "container.id", container, seen.At)
                || PodEnded(seen);

    private bool PodEnded(EventRecord seen) =>
        Ended("DELETE_POD", "kubernetes.pod.name", Label(seen, "kubernetes.pod.name"), seen.At)
        || Ended("ROLLOUT_RESTART", "kubernetes.workload.name", Label(seen, "kubernetes.workload.name"), seen.At);

    private bool ProcessRuns(string? host, string? process)
    {
        var seen = events.LastOrDefault(e =>
            (Label(e, "host.id") is not { } id || string.Equals(id, host, StringComparison.Ordinal))
            && (e.Body["content"]?["fields"] as JsonObject ?? []).Any(f =>
                IsProcessId(f.Key) && string.Equals(Json.Text(f.Value), process, StringComparison.Ordinal)
            )
        );
        return seen is not null
            && !Ended("KILL_PROCESS", "process.id", process, seen.At)
            && !(Field(seen, "container.id") is { } container && ContainerEnded(seen, container));
    }

    private static bool IsProcessId(string field) =>
        field is "proc.pid" or "proc.ppid" || field.StartsWith("proc.apid[", StringComparison.Ordinal);

    /// <summary>A forward action on it has completed since, and stands.</summary>
    private bool Ended(string type, string parameter, string? value, DateTimeOffset since) =>
        value is not null
        && deeds
            .Completed(now)
            .Any(e =>
                string.Equals(e.Action.Type, type, StringComparison.Ordinal)
                && string.Equals(Json.Text(e.Parameters[parameter]), value, StringComparison.Ordinal)
                && e.CompletesAt >= since
                && deeds.Stands(e, now)
            );

    private IEnumerable<EventRecord> Events(string label, string value) =>
        events.Where(e => string.Equals(Label(e, label), value, StringComparison.Ordinal));

    private static string? Label(EventRecord e, string name) => Json.Text(Json.At(e.Body, "labels", name));

    private static string? Field(EventRecord e, string name) => Json.Text(Json.At(e.Body, "content", "fields", name));
}

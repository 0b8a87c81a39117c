using System.Text.Json.Nodes;
using Quell.Lab.Executions;
using Quell.Lab.Scenarios;

namespace Quell.Lab.World;

/// <summary>
/// What a completed action usually does to the cluster, where the scenario does not say it: Pods are replaced by their
/// controllers, containers by the kubelet, policies and snapshots appear.
/// </summary>
internal sealed class Effects(ClusterObjects objects, string incidentPod, Func<Execution, TimeSpan, bool> stoodFor)
{
    private const string RestartedAt = "kubectl.kubernetes.io/restartedAt";

    /// <param name="stands">It has not been undone.</param>
    public void Apply(Execution execution, bool stands, DateTimeOffset now)
    {
        if (execution.Action.Responder is ProgramVerbs.Responder)
        {
            new ProgramEffects(objects, incidentPod).Apply(execution);
            return;
        }

        switch (execution.Action.Type)
        {
            case "KILL_CONTAINER" or "STOP_CONTAINER":
                Restart(execution, execution.CompletesAt!.Value);
                break;
            case "PAUSE_CONTAINER":
                Freeze(execution, stands, now);
                break;
            case "DELETE_POD":
                Delete(execution);
                break;
            case "ROLLOUT_RESTART":
                new Rollout(objects, incidentPod).Restart(
                    Kind(execution),
                    Space(execution),
                    Text(execution, "kubernetes.workload.name"),
                    execution.Id,
                    execution.CompletesAt!.Value,
                    new JsonObject { [RestartedAt] = Instants.Seconds(execution.CompletesAt!.Value) }
                );
                break;
            case "ISOLATE_NETWORK" when stands:
                Isolate(execution);
                break;
            case "KUBERNETES_VOLUME_SNAPSHOT" when stands:
                Snapshot(execution);
                break;
            default:
                break;
        }
    }

    private void Restart(Execution execution, DateTimeOffset at)
    {
        if (Pods.WithContainer(objects, Text(execution, "container.id")) is not var (pod, status))
        {
            return;
        }

        var name = Json.Text(status, "name");
        var again = Json.Text(pod, "spec", "restartPolicy") is not "Never";
        var id = again ? Chance.Word(execution.Id, Chance.Hex, 64) : Json.Text(status, "containerID").Split("://")[^1];
        var ended = new JsonObject
        {
            ["terminated"] = new JsonObject
            {
                ["containerID"] = Json.Text(status, "containerID"),
                ["exitCode"] = 137,
                ["reason"] = "Error",
                ["finishedAt"] = Instants.Seconds(at),
            },
        };
        var after = Pods.Status(name, id, Controllers.Number(status, 0, "restartCount") + (again ? 1 : 0));
        after["ready"] = again;
        after["state"] = again
            ? new JsonObject { ["running"] = new JsonObject { ["startedAt"] = Instants.Seconds(at) } }
            : ended.DeepClone();
        if (again)
        {
            after["lastState"] = ended;
        }

        Set(pod, name, after);
    }

    private void Freeze(Execution execution, bool stands, DateTimeOffset now)
    {
        if (Pods.WithContainer(objects, Text(execution, "container.id")) is not var (pod, status))
        {
            return;
        }

        var name = Json.Text(status, "name");
        var container = Template(pod, name);
        var at = execution.CompletesAt!.Value;
        if (Probes.KilledAfter(container) is { } killed && at + killed <= now && stoodFor(execution, killed))
        {
            Restart(execution, at + killed);
        }
        else if (stands && Probes.UnreadyAfter(container) is { } unready && at + unready <= now)
        {
            var after = (JsonObject)status.DeepClone();
            after["ready"] = false;
            Set(pod, name, after);
        }
    }

    private void Delete(Execution execution)
    {
        var name = new ObjectName("Pod", Space(execution), Text(execution, "kubernetes.pod.name"));
        if (objects.Find(name.Kind, name.Namespace, name.Name) is not { } pod)
        {
            return;
        }

        objects.Remove(name, execution.CompletesAt!.Value);
        new Rollout(objects, incidentPod).Recreate(pod, execution.Id, execution.CompletesAt.Value);
    }

    private void Isolate(Execution execution)
    {
        var workload = objects.Find(Kind(execution), Space(execution), Text(execution, "kubernetes.workload.name"));
        if (workload is null)
        {
            return;
        }

        var types = Text(execution, "network.direction") switch
        {
            "ingress" => new JsonArray("Ingress"),
            "egress" => new JsonArray("Egress"),
            _ => new JsonArray("Ingress", "Egress"),
        };
        objects.Apply(
            new JsonObject
            {
                ["apiVersion"] = "networking.k8s.io/v1",
                ["kind"] = "NetworkPolicy",
                ["metadata"] = new JsonObject
                {
                    ["name"] = Json.Text(execution.Outputs, "network_policy_name"),
                    ["namespace"] = Space(execution),
                    ["creationTimestamp"] = Instants.Seconds(execution.CompletesAt!.Value),
                },
                ["spec"] = new JsonObject
                {
                    ["podSelector"] = Json.At(workload, "spec", "selector")?.DeepClone() ?? new JsonObject(),
                    ["policyTypes"] = types,
                },
            }
        );
    }

    private void Snapshot(Execution execution)
    {
        var claim = Json.Text(execution.Outputs, "kubernetes.persistentvolume.claim.name");
        var source = new JsonObject { ["source"] = new JsonObject { ["persistentVolumeClaimName"] = claim } };
        if (objects.Live("VolumeSnapshotClass") is [var snapshotClass, ..])
        {
            source["volumeSnapshotClassName"] = Json.Text(snapshotClass, "metadata", "name");
        }

        objects.Apply(
            new JsonObject
            {
                ["apiVersion"] = "snapshot.storage.k8s.io/v1",
                ["kind"] = "VolumeSnapshot",
                ["metadata"] = new JsonObject
                {
                    ["name"] = Json.Text(execution.Outputs, "kubernetes.volume.snapshot.name"),
                    ["namespace"] = Space(execution),
                    ["creationTimestamp"] = Instants.Seconds(execution.CompletesAt!.Value),
                },
                ["spec"] = source,
                ["status"] = new JsonObject { ["readyToUse"] = true },
            }
        );
    }

    private void Set(JsonObject pod, string container, JsonObject status)
    {
        var statuses = Json.Items(pod, "status", "containerStatuses")
            .Select(s =>
                string.Equals(Json.Text(s, "name"), container, StringComparison.Ordinal) ? status : s.DeepClone()
            );
        objects.Replace(
            Overlay.Merge(
                pod,
                new JsonObject { ["status"] = new JsonObject { ["containerStatuses"] = new JsonArray([.. statuses]) } }
            )
        );
    }

    /// <summary>The container as its Pod says it, or as its owner's template does.</summary>
    private JsonObject? Template(JsonObject pod, string name)
    {
        var own = Containers(Json.At(pod, "spec"), name);
        if (own?.ContainsKey("image") == true)
        {
            return own;
        }

        return new Rollout(objects, incidentPod).Maker(pod) is { } maker
            ? Containers(Json.At(maker, "spec", "template", "spec"), name)
            : own;
    }

    private static JsonObject? Containers(JsonNode? spec, string name) =>
        Json.Items(spec, "containers")
            .FirstOrDefault(c => string.Equals(Json.Text(c, "name"), name, StringComparison.Ordinal));

    private static string Kind(Execution execution) => Rollout.Kind(Text(execution, "kubernetes.workload.type"));

    private static string Space(Execution execution) => Text(execution, "kubernetes.namespace.name");

    private static string Text(Execution execution, string parameter) =>
        Json.Text(execution.Parameters[parameter]) ?? string.Empty;
}

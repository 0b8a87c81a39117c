using System.Text.Json.Nodes;

namespace Quell.Lab.World.Live;

/// <summary>A Pod's spec as admitted and its status as the kubelet reports it.</summary>
internal sealed class PodFields(ClusterObjects objects)
{
    public static bool IsReady(JsonObject pod) =>
        Json.Items(pod, "status", "conditions")
            .Any(c => Json.Text(c, "type") is "Ready" && Json.Text(c, "status") is "True");

    public JsonObject Complete(JsonObject given)
    {
        var maker = new Rollout(objects, string.Empty).Maker(given);
        var pod = Overlay.Merge(
            new JsonObject { ["spec"] = Json.At(maker, "spec", "template", "spec")?.DeepClone() ?? new JsonObject() },
            given
        );
        var spec = PodSpecs.Defaulted((JsonObject)pod["spec"]!);
        pod["spec"] = spec;
        Claim(maker, pod, spec);
        Mount(pod, spec);
        var node = objects.Find("Node", string.Empty, Json.Text(spec, "nodeName"));
        var host = NodeFields.Address(node);
        var address = Json.Text(spec, "hostNetwork") is "true" ? host : Address(pod, host);
        var started = Json.Text(pod, "metadata", "creationTimestamp");
        var statuses = Statuses(pod, spec, started, "containers", "containerStatuses");
        var ready = statuses.OfType<JsonObject>().All(s => Json.Text(s, "ready") is "true");
        var defaults = new JsonObject
        {
            ["phase"] = "Running",
            ["hostIP"] = host,
            ["podIP"] = address,
            ["qosClass"] = "Burstable",
            ["startTime"] = started,
            ["conditions"] = new JsonArray(
                Condition("PodScheduled", true, started),
                Condition("Initialized", true, started),
                Condition("ContainersReady", ready, started),
                Condition("Ready", ready, started)
            ),
        };
        var status = Overlay.Merge(defaults, (pod["status"] as JsonObject) ?? []);
        status["podIPs"] ??= new JsonArray(new JsonObject { ["ip"] = Json.Text(status, "podIP") });
        status["containerStatuses"] = statuses;
        if (Json.Items(spec, "initContainers").Any())
        {
            status["initContainerStatuses"] = Statuses(pod, spec, started, "initContainers", "initContainerStatuses");
        }

        pod["status"] = status;
        return pod;
    }

    /// <summary>The claims that a StatefulSet's templates give each of its Pods.</summary>
    private static void Claim(JsonObject? maker, JsonObject pod, JsonObject spec)
    {
        foreach (var template in Json.Items(maker, "spec", "volumeClaimTemplates"))
        {
            var name = Json.Text(template, "metadata", "name");
            var volumes = (spec["volumes"] as JsonArray) ?? [];
            if (volumes.All(volume => Json.Text(volume, "name") != name))
            {
                var claim = new JsonObject { ["claimName"] = $"{name}-{Json.Text(pod, "metadata", "name")}" };
                spec["volumes"] = new JsonArray([
                    .. volumes.Select(volume => volume?.DeepClone()),
                    new JsonObject { ["name"] = name, ["persistentVolumeClaim"] = claim },
                ]);
            }
        }
    }

    /// <summary>The token that is mounted unless the Pod or its ServiceAccount says no.</summary>
    private void Mount(JsonObject pod, JsonObject spec)
    {
        var space = Json.Text(pod, "metadata", "namespace");
        var account = objects.Find("ServiceAccount", space, Json.Text(spec, "serviceAccountName"));
        var own = Json.Text(spec, "automountServiceAccountToken");
        var mounts = own.Length > 0 ? own : Json.Text(account, "automountServiceAccountToken");
        var volumes = (spec["volumes"] as JsonArray) ?? [];
        var isThere = volumes.Any(v => Json.Text(v, "name").StartsWith("kube-api-access-", StringComparison.Ordinal));
        if (mounts is "false" || isThere)
        {
            return;
        }

        var name = "kube-api-access-" + Chance.Word(Json.Text(pod, "metadata", "uid"), Chance.PodSuffix, 5);
        var token = new JsonObject
        {
            ["serviceAccountToken"] = new JsonObject { ["expirationSeconds"] = 3607, ["path"] = "token" },
        };
        var root = new JsonObject { ["configMap"] = new JsonObject { ["name"] = "kube-root-ca.crt" } };
        spec["volumes"] = new JsonArray([
            .. volumes.Select(v => v?.DeepClone()),
            new JsonObject
            {
                ["name"] = name,
                ["projected"] = new JsonObject { ["defaultMode"] = 420, ["sources"] = new JsonArray(token, root) },
            },
        ]);
        foreach (var container in Json.Items(spec, "containers"))
        {
            var given = (container["volumeMounts"] as JsonArray) ?? [];
            container["volumeMounts"] = new JsonArray([
                .. given.Select(m => m?.DeepClone()),
                new JsonObject
                {
                    ["name"] = name,
                    ["mountPath"] = "/var/run/secrets/kubernetes.io/serviceaccount",
                    ["readOnly"] = true,
                },
            ]);
        }
    }

    private static JsonArray Statuses(JsonObject pod, JsonObject spec, string started, string of, string key)
    {
        var given = Json.Items(pod, "status", key).ToList();
        var isInit = of is "initContainers";
        var statuses = new JsonArray();
        foreach (var container in Json.Items(spec, of))
        {
            var name = Json.Text(container, "name");
            var own = given.Find(s => string.Equals(Json.Text(s, "name"), name, StringComparison.Ordinal)) ?? [];
            statuses.Add((JsonNode)Overlay.Merge(Status(pod, container, name, started, own, isInit), own));
        }

        return statuses;
    }

    private static JsonObject Status(
        JsonObject pod,
        JsonObject container,
        string name,
        string started,
        JsonObject own,
        bool isInit
    )
    {
        var image = Json.Text(container, "image");
        var id = Chance.Word($"{Json.Text(pod, "metadata", "uid")}|{name}", Chance.Hex, 64);
        var sidecar = Json.Text(container, "restartPolicy") is "Always";
        var status = new JsonObject
        {
            ["name"] = name,
            ["image"] = image,
            ["imageID"] = image.Contains('@', StringComparison.Ordinal)
                ? image
                : $"{image.Split(':')[0]}@sha256:{Chance.Word(image, Chance.Hex, 64)}",
            ["containerID"] = Pods.Runtime + id,
            ["ready"] = true,
            ["started"] = !isInit || sidecar,
            ["restartCount"] = 0,
        };
        if (!own.ContainsKey("state"))
        {
            status["state"] =
                isInit && !sidecar
                    ? new JsonObject
                    {
                        ["terminated"] = new JsonObject { ["exitCode"] = 0, ["reason"] = "Completed" },
                    }
                    : new JsonObject { ["running"] = new JsonObject { ["startedAt"] = started } };
        }

        return status;
    }

    private static JsonObject Condition(string type, bool holds, string since) =>
        new()
        {
            ["type"] = type,
            ["status"] = holds ? "True" : "False",
            ["lastTransitionTime"] = since,
        };

    /// <summary>In the node's own range, as the usual cloud network plug-ins give them out.</summary>
    private static string Address(JsonObject pod, string host)
    {
        var parts = host.Split('.');
        var last = 2 + Chance.Number($"{Json.Text(pod, "metadata", "uid")}|address", 250);
        return parts.Length == 4 ? $"{parts[0]}.{parts[1]}.{parts[2]}.{last}" : $"10.244.0.{last}";
    }
}

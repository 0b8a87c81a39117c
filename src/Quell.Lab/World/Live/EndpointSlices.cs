using System.Text.Json.Nodes;

namespace Quell.Lab.World.Live;

/// <summary>The EndpointSlices of Services, from the Pods that they select.</summary>
internal sealed class EndpointSlices(ClusterObjects objects)
{
    public IEnumerable<JsonObject> Make()
    {
        foreach (var service in objects.Live("Service"))
        {
            var name = Json.Text(service, "metadata", "name");
            var described = objects
                .Live("EndpointSlice")
                .Any(s =>
                    Pods.InSameNamespace(s, service)
                    && string.Equals(
                        Json.Text(s, "metadata", "labels", "kubernetes.io/service-name"),
                        name,
                        StringComparison.Ordinal
                    )
                );
            if (!described && Json.At(service, "spec", "selector") is JsonObject { Count: > 0 } selector)
            {
                yield return Slice(service, name, selector);
            }
        }
    }

    private JsonObject Slice(JsonObject service, string name, JsonObject selector)
    {
        var pods = objects
            .Live("Pod")
            .Where(p =>
                Pods.InSameNamespace(p, service) && Selectors.FitsMap(selector, Json.At(p, "metadata", "labels"))
            )
            .OrderBy(p => Json.Text(p, "metadata", "name"), StringComparer.Ordinal)
            .ToList();
        var suffix = Chance.Word(Json.Text(service, "metadata", "uid"), Chance.PodSuffix, 5);
        return new JsonObject
        {
            ["apiVersion"] = "discovery.k8s.io/v1",
            ["kind"] = "EndpointSlice",
            ["addressType"] = "IPv4",
            ["metadata"] = new JsonObject
            {
                ["name"] = $"{name}-{suffix}",
                ["namespace"] = Json.Text(service, "metadata", "namespace"),
                ["creationTimestamp"] = Json.Text(service, "metadata", "creationTimestamp"),
                ["labels"] = new JsonObject
                {
                    ["endpointslice.kubernetes.io/managed-by"] = "endpointslice-controller.k8s.io",
                    ["kubernetes.io/service-name"] = name,
                },
                ["ownerReferences"] = new JsonArray(Pods.OwnedBy(service)),
            },
            ["endpoints"] = new JsonArray([.. pods.Select(Endpoint)]),
            ["ports"] = new JsonArray([
                .. Json.Items(service, "spec", "ports").Select(p => Port(p, pods.FirstOrDefault())),
            ]),
        };
    }

    private JsonObject Endpoint(JsonObject pod)
    {
        var ready = PodFields.IsReady(pod);
        var node = Json.Text(pod, "spec", "nodeName");
        var endpoint = new JsonObject
        {
            ["addresses"] = new JsonArray(Json.Text(pod, "status", "podIP")),
            ["conditions"] = new JsonObject
            {
                ["ready"] = ready,
                ["serving"] = ready,
                ["terminating"] = false,
            },
            ["targetRef"] = new JsonObject
            {
                ["kind"] = "Pod",
                ["name"] = Json.Text(pod, "metadata", "name"),
                ["namespace"] = Json.Text(pod, "metadata", "namespace"),
                ["uid"] = Json.Text(pod, "metadata", "uid"),
            },
        };
        if (node.Length > 0)
        {
            endpoint["nodeName"] = node;
            var host = objects.Find("Node", string.Empty, node);
            if (Json.Text(host, "metadata", "labels", "topology.kubernetes.io/zone") is { Length: > 0 } zone)
            {
                endpoint["zone"] = zone;
            }
        }

        return endpoint;
    }

    private static JsonObject Port(JsonObject port, JsonObject? pod)
    {
        var target = Json.Text(port, "targetPort") is { Length: > 0 } named ? named : Json.Text(port, "port");
        var number = int.TryParse(target, out var plain) ? plain : Named(pod, target);
        return new JsonObject
        {
            ["name"] = Json.Text(port, "name"),
            ["port"] = number,
            ["protocol"] = Json.Text(port, "protocol") is { Length: > 0 } protocol ? protocol : "TCP",
        };
    }

    private static int? Named(JsonObject? pod, string name) =>
        (int?)
            Json.Items(pod, "spec", "containers")
                .SelectMany(c => Json.Items(c, "ports"))
                .Where(p => string.Equals(Json.Text(p, "name"), name, StringComparison.Ordinal))
                .Select(p => (long?)Controllers.Number(p, 0, "containerPort"))
                .FirstOrDefault();
}

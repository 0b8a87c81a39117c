using System.Text.Json.Nodes;

namespace Quell.Lab.World.Live;

/// <summary>The defaults that an API server writes into the spec of a Pod or a Pod template.</summary>
internal static class PodSpecs
{
    public static JsonObject Defaulted(JsonObject given)
    {
        var spec = Overlay.Merge(
            new JsonObject
            {
                ["restartPolicy"] = "Always",
                ["terminationGracePeriodSeconds"] = 30,
                ["dnsPolicy"] = "ClusterFirst",
                ["schedulerName"] = "default-scheduler",
                ["securityContext"] = new JsonObject(),
                ["serviceAccountName"] = "default",
            },
            given
        );
        spec["serviceAccount"] = spec["serviceAccountName"]?.DeepClone();
        foreach (var key in new[] { "containers", "initContainers" })
        {
            if (spec[key] is JsonArray list)
            {
                spec[key] = new JsonArray([.. list.OfType<JsonObject>().Select(Container)]);
            }
        }

        return spec;
    }

    private static JsonObject Container(JsonObject given)
    {
        var image = Json.Text(given, "image");
        var container = Overlay.Merge(
            new JsonObject
            {
                ["imagePullPolicy"] = image.EndsWith(":latest", StringComparison.Ordinal) ? "Always" : "IfNotPresent",
                ["resources"] = new JsonObject(),
                ["terminationMessagePath"] = "/dev/termination-log",
            },
            given
        );
        foreach (var probe in new[] { "livenessProbe", "readinessProbe", "startupProbe" })
        {
            if (container[probe] is JsonObject own)
            {
                container[probe] = Overlay.Merge(Probe(), own);
            }
        }

        if (container["ports"] is JsonArray ports)
        {
            container["ports"] = new JsonArray([
                .. ports.OfType<JsonObject>().Select(p => Overlay.Merge(new JsonObject { ["protocol"] = "TCP" }, p)),
            ]);
        }

        return container;
    }

    private static JsonObject Probe() =>
        new()
        {
            ["periodSeconds"] = 10,
            ["timeoutSeconds"] = 1,
            ["failureThreshold"] = 3,
            ["successThreshold"] = 1,
        };
}

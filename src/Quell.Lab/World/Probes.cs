using System.Text.Json.Nodes;

namespace Quell.Lab.World;

/// <summary>What the kubelet does about a container that stands still.</summary>
internal static class Probes
{
    /// <summary>
    /// How long a frozen container is left alone: the liveness probe's failureThreshold x period + timeout. Null where no
    /// probe would notice; the kernel goes on accepting connections for a frozen process, so a TCP probe does not.
    /// </summary>
    public static TimeSpan? KilledAfter(JsonNode? container) => FailsAfter(Json.At(container, "livenessProbe"));

    public static TimeSpan? UnreadyAfter(JsonNode? container) => FailsAfter(Json.At(container, "readinessProbe"));

    private static TimeSpan? FailsAfter(JsonNode? probe)
    {
        if (
            probe is not JsonObject given
            || !(given.ContainsKey("httpGet") || given.ContainsKey("exec") || given.ContainsKey("grpc"))
        )
        {
            return null;
        }

        var seconds =
            (Controllers.Number(probe, 3, "failureThreshold") * Controllers.Number(probe, 10, "periodSeconds"))
            + Controllers.Number(probe, 1, "timeoutSeconds");
        return TimeSpan.FromSeconds(seconds);
    }
}

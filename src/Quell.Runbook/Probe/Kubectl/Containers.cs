namespace Quell.Runbook.Probe.Kubectl;

/// <summary>The containers of a Pod.</summary>
internal static class Containers
{
    /// <summary>Those that run as long as the Pod does: its containers, and native sidecars.</summary>
    public static IEnumerable<(Part Container, bool IsNativeSidecar)> Lasting(Part spec) =>
        spec["containers"]
            .Items.Select(container => (container, false))
            .Concat(
                spec["initContainers"]
                    .Items.Where(container => container["restartPolicy"].Is("Always"))
                    .Select(container => (container, true))
            );

    public static IEnumerable<Part> All(Part spec) => spec["containers"].Items.Concat(spec["initContainers"].Items);
}

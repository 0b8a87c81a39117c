using Quell.Domain.Actions;

namespace Quell.Knowledge.Tests.Consequences.Rules;

public sealed class MeshRuleTests
{
    [Theory]
    [InlineData(
        "ISOLATE_NETWORK",
        "mesh.sidecar: istio container=istio-proxy native=false",
        Severity.Degraded,
        "The istio sidecar istio-proxy keeps connections"
    )]
    [InlineData(
        "DETACH_POD",
        "mesh.sidecar: istio container=istio-proxy native=false",
        Severity.Degraded,
        "loses its control plane"
    )]
    [InlineData(
        "PAUSE_CONTAINER",
        "mesh.sidecar: istio container=istio-proxy native=false",
        Severity.Degraded,
        "goes on taking connections"
    )]
    [InlineData(
        "DELETE_POD",
        "mesh.sidecar: istio container=istio-proxy native=false",
        Severity.Delay,
        "may cut the application off"
    )]
    [InlineData(
        "DELETE_POD",
        "mesh.sidecar: linkerd container=linkerd-proxy native=true",
        Severity.None,
        "is a native one"
    )]
    [InlineData(
        "KILL_CONTAINER",
        "mesh.sidecar: istio container=istio-proxy native=false",
        Severity.None,
        "is not touched and goes on"
    )]
    [InlineData(
        "KILL_CONTAINER",
        "mesh.sidecar: istio container=istio-proxy native=false & container.name: istio-proxy",
        Severity.Degraded,
        "the application loses its network"
    )]
    [InlineData(
        "KILL_CONTAINER",
        "mesh.sidecar: istio container=istio-proxy native=false & container.name: app <> istio-proxy",
        Severity.Degraded,
        "Sources disagree on container.name"
    )]
    [InlineData(
        "KILL_CONTAINER",
        "mesh.sidecar: istio container=istio-proxy native=false & container.name: -",
        Severity.Unknown,
        "Whether the container is the sidecar of istio"
    )]
    [InlineData("ISOLATE_NETWORK", "mesh.sidecar: -", Severity.None, "has no sidecar of a mesh")]
    [InlineData("ISOLATE_NETWORK", "", Severity.Unknown, "Whether a mesh sidecar keeps connections open")]
    [InlineData("ISOLATE_NETWORK", "mesh.ambient: true", Severity.Unknown, "not verified on this tenant")]
    [InlineData("ISOLATE_NETWORK", "mesh.ambient: false", Severity.None, "in no ambient mesh")]
    [InlineData("ISOLATE_NETWORK", "", Severity.Unknown, "Whether the namespace is in an ambient mesh")]
    public void What_a_mesh_makes_of_the_action_is_said(string type, string facts, Severity severity, string words) =>
        Rule.ShouldSay("C-MESH", type, facts, severity, words);
}

using Quell.Adapters.Tests.Surfaces.Kubectl;
using Quell.Surfaces.Kubectl;

namespace Quell.Adapters.Tests.Surfaces.Cluster;

/// <summary>Workloads of many shapes on a real API server, read by the real kubectl.</summary>
[Collection(ClusterTests.Name)]
public sealed class WorkloadShapesTests(ControlPlane cluster)
{
    [Theory]
    [InlineData("web", "web", "checkout-7c9d8f6b5c-x2lqp", "deployment", "checkout", "4b1f0c9ad7e2")]
    [InlineData("database", "data", "db-0", "statefulset", "db", null)]
    [InlineData("agent", "agents", "node-agent-9xk2z", "daemonset", "node-agent", null)]
    [InlineData("job", "batch", "import-7k2lq", "job", "import", null)]
    [InlineData("cronjob", "nightly", "report-1606284000-zz9xp", null, null, null)]
    [InlineData("bare", "sandbox", "toolbox", null, null, null)]
    [InlineData("static", "kube-system", "kube-proxy-rack-7", null, null, null)]
    [InlineData("mesh", "mesh", "cart-66c4d9f7b-mmk2l", "deployment", "cart", null)]
    [InlineData("ambient", "ambient", "api-1", "deployment", "api", null)]
    [InlineData("leader", "operators", "policy-operator-1", "deployment", "policy-operator", null)]
    [InlineData("irsa", "billing", "invoices-1", null, null, null)]
    [InlineData("operated", "streams", "events-kafka-0", "strimzipodset", "events-kafka", null)]
    [InlineData("delivered", "delivered", "shop-1", "deployment", "shop", null)]
    [InlineData("legacy", "legacy", "old-x7k2p", "replicationcontroller", "old", null)]
    [InlineData("gone", "web", "checkout-7c9d8f6b5c-gone0", "deployment", "checkout", "aaaaaaaaaaaa")]
    [InlineData("nothing", "nowhere", "lost-1", "deployment", "lost", null)]
    public async Task Is_known_from_all_sides(
        string shape,
        string space,
        string pod,
        string? kind,
        string? workload,
        string? container
    )
    {
        cluster.Need();

        var probing = await Probing.RunAsync(
            new KubectlSurface(cluster.Runner()),
            Threat.At(space, pod, kind, workload, containerId: container),
            TestContext.Current.CancellationToken
        );

        probing.Map().ShouldMatchApproved(options => options.SubFolder("Approved").WithDiscriminator(shape));
    }
}

using Quell.Adapters.Tests.Surfaces.Kubectl;
using Quell.Surfaces.Kubectl;

namespace Quell.Adapters.Tests.Surfaces.Cluster;

/// <summary>Objects of add-ons and of newer versions of the API than the real server's, from what kubectl prints of them.</summary>
public sealed class AddOnShapesTests
{
    [Theory]
    [InlineData("kafka", "streams", "events-kafka-0", null, null)]
    [InlineData("rollout", "canary", "search-5d4f7c8b9-q8w7e", null, null)]
    [InlineData("flux", "flux-apps", "shop-1", "deployment", "shop")]
    [InlineData("keda", "workers", "mailer-1", "deployment", "mailer")]
    [InlineData("policies", "fenced", "vault", null, null)]
    [InlineData("gateway", "ambient", "api-1", "deployment", "api")]
    [InlineData("snapshots", "data", "db-0", "statefulset", "db")]
    [InlineData("modern", "modern", "queue-0", "statefulset", "queue")]
    public async Task Is_known_from_all_sides(string shape, string space, string pod, string? kind, string? workload)
    {
        var manifest = await File.ReadAllTextAsync(
            Path.Combine(Shapes.Folder, "AddOns", $"{shape}.yaml"),
            TestContext.Current.CancellationToken
        );

        var probing = await Probing.RunAsync(
            new KubectlSurface(new CannedCluster(manifest)),
            Threat.At(space, pod, kind, workload),
            TestContext.Current.CancellationToken
        );

        probing.Map().ShouldMatchApproved(options => options.SubFolder("Approved").WithDiscriminator(shape));
    }
}

using Quell.Lab;
using Quell.Lab.Scenarios;
using Quell.Surfaces.Kubectl;

namespace Quell.Adapters.Tests.Surfaces.Kubectl;

/// <summary>The reads of step B on the cluster of the embedded tenant.</summary>
public sealed class PracticeClusterTests
{
    [Fact]
    public async Task The_miners_workload_is_known_from_all_sides()
    {
        var scenario = ScenarioLibrary.Load("cryptominer").ShouldBeOfType<ScenarioReading.Loaded>().Scenario;
        await using var tenant = EmbeddedTenant.Open(scenario, TimeProvider.System, null, _ => { });

        var probing = await Probing.RunAsync(
            new KubectlSurface(tenant.Programs),
            Threat.At(
                "shop",
                "checkout-7c9d8f6b5c-x2lqp",
                "deployment",
                "checkout",
                "ip-10-0-41-17.eu-west-1.compute.internal",
                "4b1f0c9ad7e2"
            ),
            TestContext.Current.CancellationToken
        );

        probing.Map().ShouldMatchApproved(options => options.SubFolder("Approved"));
    }
}

using Quell.Domain.Calls;
using Quell.Domain.Facts;
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

        probing.Values(FactKeys.OwnerChain).ShouldBe(["ReplicaSet/checkout-7c9d8f6b5c", "Deployment/checkout"]);
        probing.Values(FactKeys.ContainerId).ShouldBe(["4b1f0c9ad7e2"]);
        probing.Values(FactKeys.Replicas).ShouldBe(["3"]);
        probing.Values(FactKeys.Services).ShouldBe(["checkout"]);
        probing.Values(FactKeys.Endpoints).ShouldBe(["checkout ready=3 ours=1"]);
        probing.Values(FactKeys.Ingress).ShouldBe(["Ingress/shop host=shop.example.com path=/cart service=checkout"]);
        probing.Values(FactKeys.PdbCovering).ShouldBe(["checkout minAvailable=2 allowed=1"]);
        probing.Values(FactKeys.Hpa).ShouldBe(["checkout min=3 max=12 current=3"]);
        probing.Values(FactKeys.CloudIdentity).ShouldBe(["irsa role=arn:aws:iam::111122223333:role/shop-checkout"]);
        probing.Values(FactKeys.RbacBindings).ShouldBe(["RoleBinding/checkout-config role=ClusterRole/config-reader"]);
        probing.Calls.ShouldAllBe(call => probing.State.Call(call.Key)!.Reading is CallReading.Objects);
    }
}

using System.Diagnostics;
using Quell.Lab;
using Quell.Lab.Scenarios;
using Quell.Runbook.Ports;
using Quell.Surfaces.Kubectl;

namespace Quell.Bench;

/// <summary>The kubectl reads of step B when every call takes 200 ms, against the longest chain of them that need each other.</summary>
internal static class ProbeChain
{
    private const string Name = "kubectl reads at 200 ms a call";
    private const string Budget = "at most 1.15 x the longest chain";
    private const int Delay = 200;

    /// <summary>Pod and workload; then the ReplicaSet, the roles of the bindings, and who shares the cloud identity.</summary>
    private const int Chain = 2;

    public static async Task<Measured> MeasureAsync()
    {
        if (ScenarioLibrary.Load("cryptominer") is not ScenarioReading.Loaded { Scenario: var scenario })
        {
            return Measured.NotHere(Name, Budget, "the scenario is not there");
        }
        await using var tenant = EmbeddedTenant.Open(scenario, TimeProvider.System, null, _ => { });
        var surface = new KubectlSurface(new Slow(tenant.Programs));
        await ProbeRun.RunAsync(surface, "shop", "checkout-7c9d8f6b5c-x2lqp", "checkout");
        var took = new List<double>();
        for (var i = 0; i < 5; i++)
        {
            var watch = Stopwatch.StartNew();
            await ProbeRun.RunAsync(surface, "shop", "checkout-7c9d8f6b5c-x2lqp", "checkout");
            took.Add(watch.Elapsed.TotalMilliseconds);
        }
        var middle = Middle.Of(took);
        var ratio = middle / (Chain * Delay);
        return new(Name, $"{middle:0} ms", $"{Chain} x {Delay} ms", ratio, Budget, ratio <= 1.15);
    }

    private sealed class Slow(IProgramRunner inner) : IProgramRunner
    {
        public async ValueTask<ProgramOutcome> RunAsync(ProgramRun run, CancellationToken cancellationToken)
        {
            await Task.Delay(Delay, cancellationToken);
            return await inner.RunAsync(run, cancellationToken);
        }
    }
}

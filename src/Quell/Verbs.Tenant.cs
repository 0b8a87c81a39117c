using System.Text.Json;
using Quell.Domain;
using Quell.Domain.Text;
using Quell.Journal;
using Quell.Lab;
using Quell.Lab.Scenarios;
using Quell.Lab.Serving;
using Quell.Runbook.Ports;
using Quell.Terminal.Verbs;

namespace Quell;

/// <content>The embedded tenant.</content>
internal sealed partial class Verbs
{
    public Task<int> TenantListAsync(TenantListOptions options, CancellationToken cancellationToken)
    {
        var scenarios = ScenarioLibrary.List();
        if (options.Json)
        {
            Console.Out.WriteLine(ScenarioListing.Json(scenarios));
            return Code(ExitCode.Success);
        }
        foreach (var scenario in scenarios)
        {
            Print($"embedded:{scenario.Name}  {scenario.Title}");
            Print($"    {scenario.Story}");
        }
        return Code(ExitCode.Success);
    }

    public async Task<int> TenantServeAsync(TenantServeOptions options, CancellationToken cancellationToken)
    {
        var read = Practice.Load(options.Tenant, machine);
        if (read is not PracticeReading.Loaded { Scenario: var scenario })
        {
            Say(((PracticeReading.NotUsable)read).Trouble);
            return (int)ExitCode.StoppedByInput;
        }
        await using var tenant = Served(scenario, options.Memory);
        if (options.Port is { } port)
        {
            return await ServeHttpAsync(tenant, port, cancellationToken);
        }
        await tenant.ServeAsync(Console.OpenStandardInput(), Console.OpenStandardOutput(), cancellationToken);
        return (int)ExitCode.Success;
    }

    private async Task<int> ServeHttpAsync(EmbeddedTenant tenant, int port, CancellationToken cancellationToken)
    {
        await using var served = await HttpTenant.OpenAsync(tenant, port, machine.Clock, cancellationToken);
        if (served is null)
        {
            Say(
                new Trouble(
                    $"Port {port} of 127.0.0.1 cannot be served on.",
                    "Another program listens there, or this user may not.",
                    "Name another port, or `--http 0` for any that is free."
                )
            );
            return (int)ExitCode.StoppedByInput;
        }
        Print($"Serving embedded:{tenant.Scenario.Name} at {served.Address} (SIMULATED). Ctrl+C ends it.");
        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = cancellationToken.Register(() => ended.TrySetResult());
        await ended.Task;
        return (int)ExitCode.Success;
    }

    /// <summary>With a memory file, a server that is started again goes on where the last one stopped.</summary>
    private EmbeddedTenant Served(Scenario scenario, string? memory)
    {
        if (memory is null)
        {
            return EmbeddedTenant.Open(scenario, machine.Clock);
        }
        var file = new OwnTextFile(Path.GetFullPath(memory, machine.CurrentFolder));
        return EmbeddedTenant.Open(
            scenario,
            machine.Clock,
            file.Read() is { } text ? TenantMemory.Parse(text) : null,
            latest =>
            {
                if (file.Replace(latest.ToJson()) is { } why)
                {
                    Console.Error.WriteLine(Printable.Line($"warning: what this tenant remembers is not kept: {why}"));
                }
            }
        );
    }
}

using System.Text.Json;
using Quell.Domain;
using Quell.Journal;
using Quell.Lab;
using Quell.Lab.Scenarios;
using Quell.Runbook.Flow;
using Quell.Terminal.Verbs;

namespace Quell;

/// <content>The embedded tenant, and the preflight alone.</content>
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
            Console.Out.WriteLine($"embedded:{scenario.Name}  {scenario.Title}");
            Console.Out.WriteLine($"    {scenario.Story}");
        }
        return Code(ExitCode.Success);
    }

    public async Task<int> TenantServeAsync(TenantServeOptions options, CancellationToken cancellationToken)
    {
        if (Practice.Load(options.Scenario) is not ScenarioReading.Loaded { Scenario: var scenario })
        {
            Say(Practice.Unknown(options.Scenario));
            return (int)ExitCode.StoppedByInput;
        }
        await using var tenant = Served(scenario, options.Memory);
        await tenant.ServeAsync(Console.OpenStandardInput(), Console.OpenStandardOutput(), cancellationToken);
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
                    Console.Error.WriteLine($"warning: what this tenant remembers is not kept: {why}");
                }
            }
        );
    }

    public async Task<int> DoctorAsync(DoctorOptions options, CancellationToken cancellationToken)
    {
        if (Open(options.Tenant, options.State) is not ({ } connection, { } cases))
        {
            return (int)ExitCode.StoppedByInput;
        }
        await using (connection)
        {
            var context = Context(
                connection,
                cases,
                new RunOptions { PreflightOnly = true },
                Face(options.Plain, json: false)
            );
            await using var runner = new CaseRunner(context);
            return (int)await runner.RunAsync(cancellationToken);
        }
    }
}

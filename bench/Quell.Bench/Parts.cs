using System.Collections.Immutable;
using Quell.Domain.Calls;
using Quell.Journal;
using Quell.Lab;
using Quell.Lab.Scenarios;
using Quell.Reports;
using Quell.Runbook.AllowLists;
using Quell.Runbook.Flow;
using Quell.Runbook.Ports;

namespace Quell.Bench;

/// <summary>The runbook on the embedded tenant, put together as the program does it.</summary>
internal static class Parts
{
    public const string Scenario = "cryptominer";

    public static EmbeddedTenant Tenant() =>
        ScenarioLibrary.Load(Scenario) is ScenarioReading.Loaded { Scenario: var loaded }
            ? EmbeddedTenant.Open(loaded, TimeProvider.System)
            : throw new InvalidOperationException($"There is no scenario {Scenario}.");

    public static CaseStore Cases(string folder) =>
        StateFolder.Open(folder) is StateFolderResult.Opened { Folder: var opened }
            ? new CaseStore(opened, TimeProvider.System)
            : throw new InvalidOperationException($"{folder} is no place for cases.");

    public static RunContext Context(RunOptions options, IOperator person, ICaseStore cases, ISurface sysdig) =>
        new()
        {
            Options = options,
            Person = person,
            Cases = cases,
            Workstation = new Desk(),
            Reports = new MarkdownReport(),
            Surfaces = ImmutableDictionary<Surface, ISurface>.Empty.Add(Surface.Sysdig, sysdig),
            AllowList = AllowList.Runbook,
            Clock = TimeProvider.System,
            Session = System.Diagnostics.Stopwatch.GetTimestamp(),
            Who = "bench",
            Version = "quell bench",
            TenantSource = $"embedded:{Scenario}",
            Simulated = true,
        };
}

using Quell.Lab;
using Quell.Lab.Scenarios;
using Quell.Runbook.Ports;
using Quell.Sysdig;
using Quell.Sysdig.Configuration;
using Quell.Terminal.Verbs;

namespace Quell;

/// <summary>A tenant to talk to, or the three lines that say why there is none.</summary>
internal sealed class TenantConnection : IAsyncDisposable
{
    private readonly EmbeddedTenant? _embedded;

    private TenantConnection(SysdigSurface surface, string source, EmbeddedTenant? embedded, string? configFile)
    {
        Surface = surface;
        Source = source;
        _embedded = embedded;
        ConfigFile = configFile;
    }

    public SysdigSurface Surface { get; }

    /// <summary>As a person would type it again: <c>embedded:cryptominer</c>, or the configuration file.</summary>
    public string Source { get; }
    public bool Simulated => _embedded is not null;

    /// <summary>The event of a practice scenario; null on any other tenant.</summary>
    public string? EventId => _embedded?.Scenario.EventId;
    public string? ConfigFile { get; }

    /// <param name="memory">What the embedded tenant goes on from and remembers in; null starts one that remembers nothing.</param>
    public static (TenantConnection? Connection, Trouble? Trouble) Open(
        TenantOptions options,
        Machine machine,
        PracticeMemory? memory = null
    )
    {
        if (options.Surfaces == SurfaceChoice.Real)
        {
            return (
                null,
                new Trouble(
                    "--surfaces real is not part of this release.",
                    "kubectl and aws are detected, and not read or run yet.",
                    "Leave the option out; what only they know is listed as unknown."
                )
            );
        }
        return options.Tenant switch
        {
            TenantChoice.Embedded embedded => OpenEmbedded(embedded.Scenario ?? "cryptominer", machine, memory),
            TenantChoice.McpConfig config => OpenConfigured(
                Path.GetFullPath(config.Path, machine.CurrentFolder),
                machine
            ),
            _ => (null, Nothing(machine)),
        };
    }

    public async ValueTask DisposeAsync()
    {
        await Surface.DisposeAsync();
        if (_embedded is not null)
        {
            await _embedded.DisposeAsync();
        }
    }

    /// <summary>As a person would type it.</summary>
    public static string SourceOf(Scenario scenario) => $"embedded:{scenario.Name}";

    private static (TenantConnection? Connection, Trouble? Trouble) OpenEmbedded(
        string scenario,
        Machine machine,
        PracticeMemory? memory
    )
    {
        if (Practice.Load(scenario) is not ScenarioReading.Loaded { Scenario: var loaded })
        {
            return (null, Practice.Unknown(scenario));
        }
        var tenant = memory is null
            ? EmbeddedTenant.Open(loaded, machine.Clock)
            : EmbeddedTenant.Open(loaded, machine.Clock, memory.Recall(loaded), memory.Remember);
        var endpoint = new McpEndpoint.Streams(tenant.ServerOutput, tenant.ServerInput, SourceOf(loaded));
        return (
            new TenantConnection(new SysdigSurface(endpoint, time: machine.Clock), SourceOf(loaded), tenant, null),
            null
        );
    }

    private static (TenantConnection? Connection, Trouble? Trouble) OpenConfigured(string path, Machine machine) =>
        McpServersFile.Read(path, machine.Variable) switch
        {
            McpServersReading.Found found => (
                new TenantConnection(new SysdigSurface(found.Entry, time: machine.Clock), path, null, path),
                null
            ),
            McpServersReading.NotUsable unusable => (null, unusable.Trouble),
            _ => (null, Nothing(machine)),
        };

    private static Trouble Nothing(Machine machine) =>
        new(
            "No tenant is configured.",
            machine.Variable("SYSDIG_SECURE_URL") is null
                ? "Neither --tenant nor --mcp-config was given."
                : "SYSDIG_SECURE_URL is set, but connecting to a hosted tenant by URL is not part of this release.",
            "Practise with `--tenant embedded:cryptominer`, or name an mcpServers file with `--mcp-config FILE`."
        );
}

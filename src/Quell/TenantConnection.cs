using Quell.Lab;
using Quell.Runbook.Ports;
using Quell.Sysdig;
using Quell.Sysdig.Configuration;
using Quell.Terminal.Verbs;

namespace Quell;

/// <summary>A tenant to talk to, or the three lines that say why there is none.</summary>
internal sealed class TenantConnection : IAsyncDisposable
{
    private readonly EmbeddedTenant? _embedded;

    private TenantConnection(SysdigSurface surface, string source, EmbeddedTenant? embedded, Desks desks)
    {
        Desks = desks;
        Surface = surface;
        Source = source;
        _embedded = embedded;
    }

    public SysdigSurface Surface { get; }

    /// <summary>The ticket desks beside this tenant.</summary>
    public Desks Desks { get; }

    /// <summary>As a person would type it again: <c>embedded:cryptominer</c>, or the configuration file.</summary>
    public string Source { get; }
    public bool Simulated => _embedded is not null;

    /// <summary>kubectl and aws as the practice tenant plays them; null on any other tenant.</summary>
    public IProgramRunner? Programs => _embedded?.Programs;

    /// <summary>The event of a practice scenario; null on any other tenant.</summary>
    public string? EventId => _embedded?.Scenario.EventId;

    /// <param name="memory">What the embedded tenant goes on from and remembers in; null starts one that remembers nothing.</param>
    /// <param name="state">The folder that holds the cases, as typed; null for the usual one.</param>
    public static (TenantConnection? Connection, Trouble? Trouble) Open(
        TenantOptions options,
        Machine machine,
        PracticeMemory? memory = null,
        string? state = null
    )
    {
        return options.Tenant switch
        {
            TenantChoice.Embedded embedded => OpenEmbedded(Practice.Load(embedded, machine), options, machine, memory),
            _ => OpenConfigured(ConfiguredTenant.Find(options, machine, state), options, machine),
        };
    }

    public async ValueTask DisposeAsync()
    {
        await Surface.DisposeAsync();
        await Desks.DisposeAsync();
        if (_embedded is not null)
        {
            await _embedded.DisposeAsync();
        }
    }

    private static (TenantConnection? Connection, Trouble? Trouble) OpenEmbedded(
        PracticeReading read,
        TenantOptions options,
        Machine machine,
        PracticeMemory? memory
    )
    {
        if (read is not PracticeReading.Loaded { Scenario: var loaded, Source: var source })
        {
            return (null, ((PracticeReading.NotUsable)read).Trouble);
        }
        var tenant = memory is null
            ? EmbeddedTenant.Open(loaded, machine.Clock)
            : EmbeddedTenant.Open(loaded, machine.Clock, memory.Recall(loaded, source), memory.Remember);
        var endpoint = new McpEndpoint.Streams(tenant.ServerOutput, tenant.ServerInput, $"embedded:{loaded.Name}");
        var desks = options.Surfaces == SurfaceChoice.Real ? Desks.Of(machine, null) : Desks.OfPractice(machine);
        return (new TenantConnection(new SysdigSurface(endpoint, time: machine.Clock), source, tenant, desks), null);
    }

    private static (TenantConnection? Connection, Trouble? Trouble) OpenConfigured(
        TenantWay way,
        TenantOptions options,
        Machine machine
    ) =>
        way switch
        {
            TenantWay.Found found => (
                new TenantConnection(
                    new SysdigSurface(found.Endpoint, options.Sysdig, machine.Clock),
                    found.Source,
                    null,
                    Desks.Of(machine, found.ConfigFile)
                ),
                null
            ),
            TenantWay.NeedsTrust needs => (null, FolderTrust.Refused(needs)),
            TenantWay.NotUsable unusable => (null, unusable.Trouble),
            _ => throw new InvalidOperationException("A tenant is found, or there is a reason."),
        };
}

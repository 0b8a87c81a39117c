using System.Collections.Immutable;
using Quell.Domain.Calls;
using Quell.Domain.Text;
using Quell.Lab.Desks;
using Quell.Runbook.Filing;
using Quell.Runbook.Ports;
using Quell.Surfaces;
using Quell.Sysdig;
using Quell.Sysdig.Configuration;
using Quell.Ticketing;

namespace Quell;

/// <summary>The ticket desks of one run: the person's own, or those that are played for practice.</summary>
internal sealed class Desks : IAsyncDisposable
{
    private const string Jira = "Jira";
    private const string PagerDuty = "PagerDuty";
    private readonly JiraSurface? _jira;
    private readonly PagerDutySurface _pagerDuty;
    private readonly PracticeJira? _practice;

    private Desks(
        JiraSurface? jira,
        PagerDutySurface pagerDuty,
        PracticeJira? practice,
        ImmutableSortedDictionary<string, string> found,
        FilingSettings settings
    )
    {
        _jira = jira;
        _pagerDuty = pagerDuty;
        _practice = practice;
        Found = found;
        Settings = settings;
        Surfaces = ImmutableDictionary<Surface, ISurface>.Empty.Add(Surface.PagerDuty, pagerDuty);
        if (jira is not null)
        {
            Surfaces = Surfaces.Add(Surface.Jira, jira);
        }
    }

    public ImmutableDictionary<Surface, ISurface> Surfaces { get; }

    /// <summary>Each desk's name with the word for a desk that can be used, or with the reason why it cannot.</summary>
    public ImmutableSortedDictionary<string, string> Found { get; }

    public FilingSettings Settings { get; }

    /// <summary>True where a server of this machine stands in for PagerDuty.</summary>
    public bool PostToLoopback => EventAddress.IsLoopback(Settings.PagerDutyAddress);

    /// <summary>Practice is not production: nothing that is practised reaches a desk of the person's.</summary>
    public static Desks OfPractice(Machine machine)
    {
        var practice = new PracticeJira();
        var server = new McpToolServer(
            new McpEndpoint.Streams(practice.ServerOutput, practice.ServerInput, JiraTools.Server),
            time: machine.Clock
        );
        return new Desks(
            new JiraSurface(server),
            new PagerDutySurface(RoutingKey.OfPractice, new EventSender(machine.Clock, handler: new PracticeEvents())),
            practice,
            ImmutableSortedDictionary<string, string>
                .Empty.WithComparers(StringComparer.Ordinal)
                .Add(Jira, TicketDesks.Simulated)
                .Add(PagerDuty, TicketDesks.Simulated),
            FilingSettings.None
        );
    }

    /// <param name="mcpServersFile">The file in use; null where the tenant was named in another way.</param>
    public static Desks Of(Machine machine, string? mcpServersFile)
    {
        var file = mcpServersFile ?? OwnFile(machine);
        var found = new TicketDeskProbe(machine.Environment, file).Look();
        var settings = TicketEnvironment.Read(machine.Environment);
        JiraSurface? jira = null;
        switch (file is null ? null : McpServersFile.Read(file, machine.Variable, JiraTools.Server))
        {
            case McpServersReading.Found server:
                jira = new JiraSurface(new McpToolServer(server.Entry, time: machine.Clock));
                break;
            case McpServersReading.NotUsable { NamesServer: true } unusable:
                found = found.SetItem(Jira, Printable.Of(unusable.Trouble.Why, 200));
                break;
        }
        return new Desks(
            jira,
            new PagerDutySurface(
                RoutingKey.Of(machine.Environment),
                new EventSender(machine.Clock, direct: EventAddress.IsLoopback(settings.PagerDutyAddress))
            ),
            null,
            found,
            settings
        );
    }

    public async ValueTask DisposeAsync()
    {
        _pagerDuty.Dispose();
        if (_jira is not null)
        {
            await _jira.DisposeAsync();
        }
        if (_practice is not null)
        {
            await _practice.DisposeAsync();
        }
    }

    /// <summary>The user's own configuration, where it is theirs alone; the current folder's is not looked at.</summary>
    private static string? OwnFile(Machine machine) =>
        machine.UserConfiguration is { } own && File.Exists(own) && FileGuard.Refusal(own) is null ? own : null;
}

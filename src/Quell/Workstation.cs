using System.Collections.Immutable;
using Quell.Journal;
using Quell.Runbook.Ports;
using Quell.Surfaces;
using Quell.Ticketing;

namespace Quell;

/// <summary>This machine, as the runbook may look at it.</summary>
internal sealed class Workstation(Machine machine, string? mcpServersFile) : IWorkstation
{
    private readonly FirstRunMarker _marker = new(machine.Home);

    public bool FirstRunNoticeShown() => _marker.Exists;

    public string? MarkFirstRunNoticeShown(string content) => _marker.Create(content);

    public string? FindProgram(string name) =>
        new ProgramFinder(machine.Variable("PATH"), machine.CurrentFolder).Find(name);

    public ImmutableSortedDictionary<string, string> TicketDesks() =>
        new TicketDeskProbe(machine.Environment, mcpServersFile).Look();

    public PriorCase FindPriorCase(string eventId) => new PriorCaseFiles("/tmp").Find(eventId);
}

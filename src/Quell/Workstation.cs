using System.Collections.Immutable;
using Quell.Journal;
using Quell.Runbook.Filing;
using Quell.Runbook.Ports;

namespace Quell;

/// <summary>This machine, as the runbook may look at it.</summary>
internal sealed class Workstation(Machine machine, Desks desks, Programs programs) : IWorkstation
{
    private readonly FirstRunMarker _marker = new(machine.Home);

    public bool FirstRunNoticeShown() => _marker.Exists;

    public string? MarkFirstRunNoticeShown(string content) => _marker.Create(content);

    public string? FindProgram(string name) => programs.Find(name);

    public KubeconfigEntry Kubeconfig(string context) => programs.Kubeconfig(context);

    public AwsSettings Aws() => programs.AwsSettings;

    public ImmutableSortedDictionary<string, string> TicketDesks() => desks.Found;

    public FilingSettings Filing() => desks.Settings;
}

using System.Collections.Immutable;
using Quell.Runbook.Ports;

namespace Quell.EndToEnd.Tests.Hostile;

/// <summary>A machine with the practice tenant's kubectl and aws.</summary>
internal sealed class PracticeWorkstation : IWorkstation
{
    public bool FirstRunNoticeShown() => true;

    public string? MarkFirstRunNoticeShown(string content) => null;

    public string? FindProgram(string name) => "the practice tenant";

    public KubeconfigEntry Kubeconfig(string context) =>
        new KubeconfigEntry.Found("the practice tenant", null, "simulated", "simulated", []);

    public AwsSettings Aws() => new();

    public ImmutableSortedDictionary<string, string> TicketDesks() => ImmutableSortedDictionary<string, string>.Empty;
}

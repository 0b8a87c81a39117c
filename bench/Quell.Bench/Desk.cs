using System.Collections.Immutable;
using Quell.Runbook.Ports;

namespace Quell.Bench;

/// <summary>A machine with nothing on it that would be asked about.</summary>
internal sealed class Desk : IWorkstation
{
    public bool FirstRunNoticeShown() => true;

    public string? MarkFirstRunNoticeShown(string content) => null;

    public string? FindProgram(string name) => null;

    public KubeconfigEntry Kubeconfig(string context) => new KubeconfigEntry.Missing("none", "there is no kubeconfig");

    public AwsSettings Aws() => new();

    public ImmutableSortedDictionary<string, string> TicketDesks() => ImmutableSortedDictionary<string, string>.Empty;
}

using System.Collections.Immutable;
using Quell.Runbook.Ports;

namespace Quell.EndToEnd.Tests.InProcess;

/// <summary>A machine with nothing installed and nothing configured, on which Quell ran before.</summary>
internal sealed class EmptyWorkstation : IWorkstation
{
    public bool FirstRunNoticeShown() => true;

    public string? MarkFirstRunNoticeShown(string content) => null;

    public string? FindProgram(string name) => null;

    public KubeconfigEntry Kubeconfig(string context) => new KubeconfigEntry.Missing("none", "there is no kubeconfig");

    public AwsSettings Aws() => new();

    public ImmutableSortedDictionary<string, string> TicketDesks() => ImmutableSortedDictionary<string, string>.Empty;
}

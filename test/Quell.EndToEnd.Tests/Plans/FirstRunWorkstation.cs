using System.Collections.Immutable;
using Quell.Runbook.Ports;

namespace Quell.EndToEnd.Tests.Plans;

/// <summary>A machine on which Quell never ran, and whose home may not be written.</summary>
internal sealed class FirstRunWorkstation : IWorkstation
{
    public bool FirstRunNoticeShown() => false;

    public string? MarkFirstRunNoticeShown(string content) => throw new InvalidOperationException("It wrote a marker.");

    public string? FindProgram(string name) => null;

    public KubeconfigEntry Kubeconfig(string context) => new KubeconfigEntry.Missing("none", "there is no kubeconfig");

    public AwsSettings Aws() => new();

    public ImmutableSortedDictionary<string, string> TicketDesks() => ImmutableSortedDictionary<string, string>.Empty;
}

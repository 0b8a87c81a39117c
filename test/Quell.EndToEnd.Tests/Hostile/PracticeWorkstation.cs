using System.Collections.Immutable;
using Quell.Runbook.Ports;

namespace Quell.EndToEnd.Tests.Hostile;

/// <summary>A machine with the practice tenant's kubectl and aws, and with a case file that somebody left.</summary>
/// <param name="words">Put into every text of the case file; empty for an honest one.</param>
internal sealed class PracticeWorkstation(string words) : IWorkstation
{
    public bool FirstRunNoticeShown() => true;

    public string? MarkFirstRunNoticeShown(string content) => null;

    public string? FindProgram(string name) => "the practice tenant";

    public KubeconfigEntry Kubeconfig(string context) =>
        new KubeconfigEntry.Found("the practice tenant", null, "simulated", "simulated", []);

    public AwsSettings Aws() => new();

    public ImmutableSortedDictionary<string, string> TicketDesks() => ImmutableSortedDictionary<string, string>.Empty;

    public PriorCase FindPriorCase(string eventId) =>
        new PriorCase.Read(
            "/tmp/sysdig-runtime-investigate-x.md",
            $"A miner{words}",
            $"**Event ID:** {eventId} | **Status:** open{words}",
            $"A miner was started.{words}",
            new DateTimeOffset(2026, 3, 14, 9, 0, 0, TimeSpan.Zero)
        );
}

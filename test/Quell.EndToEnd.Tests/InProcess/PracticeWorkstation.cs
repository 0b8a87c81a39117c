using System.Collections.Immutable;
using Quell.Runbook.Ports;
using Quell.Surfaces.Kubeconfig;

namespace Quell.EndToEnd.Tests.InProcess;

/// <summary>A machine whose kubectl and aws the practice tenant plays, on which Quell ran before.</summary>
internal sealed class PracticeWorkstation : IWorkstation
{
    private const string Simulated = "simulated";

    /// <summary>Where a context of the practice tenant leads.</summary>
    public static KubeconfigContext Context(string name) => new(name, null, Simulated, Simulated, null, null);

    public bool FirstRunNoticeShown() => true;

    public string? MarkFirstRunNoticeShown(string content) => null;

    public string? FindProgram(string name) => "the practice tenant";

    public KubeconfigEntry Kubeconfig(string context) =>
        new KubeconfigEntry.Found("the practice tenant", null, Simulated, Simulated, []);

    public AwsSettings Aws() => new();

    /// <summary>The ticket desks that are played as well.</summary>
    public ImmutableSortedDictionary<string, string> Desks { get; init; } =
        ImmutableSortedDictionary<string, string>.Empty;

    public ImmutableSortedDictionary<string, string> TicketDesks() => Desks;
}

using System.Collections.Immutable;
using Quell.Runbook.Filing;

namespace Quell.Runbook.Ports;

/// <summary>What may be looked at on this machine without leaving it and without asking.</summary>
public interface IWorkstation
{
    /// <summary>True when the first-run notice has been shown before.</summary>
    bool FirstRunNoticeShown();

    /// <summary>Creates the marker of the first-run notice; false, with the reason, where the home folder cannot be written.</summary>
    string? MarkFirstRunNoticeShown(string content);

    /// <summary>Full path of a program found on PATH (relative entries and the current folder are skipped); null when there is none.</summary>
    string? FindProgram(string name);

    /// <summary>What the kubeconfig says of one context; the file is read, and no cluster is asked.</summary>
    KubeconfigEntry Kubeconfig(string context);

    /// <summary>What the environment tells the aws program.</summary>
    AwsSettings Aws();

    /// <summary>Which ticket desks are configured; starts nothing. Names to <c>configured</c> or the reason why not.</summary>
    ImmutableSortedDictionary<string, string> TicketDesks();

    /// <summary>What the environment says of the ticket desks; no secret is in it.</summary>
    FilingSettings Filing() => FilingSettings.None;
}

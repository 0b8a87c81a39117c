using Quell.Domain.Calls;
using Quell.Domain.Cases;
using Quell.Runbook.Cases;
using Quell.Runbook.Ports;

namespace Quell.Runbook.Undo;

/// <summary>Where a case did what is to be undone, so that nobody has to name it again.</summary>
public static class UndoPlace
{
    /// <summary>The tenant that the case was opened on; null where the journal says nothing that can be typed.</summary>
    public static TenantSource.Place? TenantSource(IReadOnlyList<JournalEntry> entries) =>
        CaseState.Fold(entries).Opened is { TenantSource: var source } ? Ports.TenantSource.Of(source) : null;

    /// <summary>The kubeconfig context of the latest command; null where the case ran none.</summary>
    public static string? KubeContext(IReadOnlyList<JournalEntry> entries) =>
        Flag(entries, Surface.Kubectl, "--context");

    /// <summary>The profile of the latest command; null where it named none.</summary>
    public static string? AwsProfile(IReadOnlyList<JournalEntry> entries) => Flag(entries, Surface.Aws, "--profile");

    private static string? Flag(IReadOnlyList<JournalEntry> entries, Surface surface, string flag)
    {
        var write = CaseState.Fold(entries).Writes.LastOrDefault(write => write.Call.Surface == surface);
        return write?.Call.Request is CallRequest.Command { Argv: var argv } ? UndoCommand.Flag(argv, flag) : null;
    }
}

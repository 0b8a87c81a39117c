using System.Collections.Immutable;
using Quell.Domain.Calls;
using Quell.Runbook.Cases;
using Quell.Runbook.Undo;

namespace Quell.Runbook.Flow;

/// <summary>How one run was asked for.</summary>
public sealed record RunOptions
{
    /// <summary>The event id as it was given, not yet checked; null when none was.</summary>
    public string? EventId { get; init; }

    /// <summary>The program that handed the event over, such as <c>sysdig-runtime-investigate</c>; null when none did.</summary>
    public string? HandedOffBy { get; init; }

    /// <summary>The investigation's ticket as it was named on the command line, already checked; null where none was.</summary>
    public string? Ticket { get; init; }

    /// <summary>Stop after step 0: what is reachable, authorised, missing, and the fix.</summary>
    public bool PreflightOnly { get; init; }

    /// <summary>Steps 0 to C: reads and proposes, asks nothing, opens no case.</summary>
    /// <value>The default value is false. Where it is true, the session's asking has ended before its first step.</value>
    public bool PlanOnly { get; init; }

    /// <summary>Builds the case file of an event, and ends with it.</summary>
    public bool Investigate { get; init; }

    /// <summary>Takes back what a case did; null for a response.</summary>
    public UndoRequest? Undo { get; init; }

    /// <summary>
    /// Surfaces that were authorised for reading when the run was started; no question is asked about these. Any other
    /// surface is read only after the person's own yes, and never where nothing may be asked.
    /// </summary>
    public ImmutableSortedSet<Surface> AuthorizedReads { get; init; } = [];

    /// <summary>The kubeconfig context that the person named for this run; null: the current one.</summary>
    public string? KubeContext { get; init; }

    /// <summary>The aws profile that the person named for this run; null: as the program's own order has it.</summary>
    public string? AwsProfile { get; init; }

    /// <summary>For each request of kubectl while it reads.</summary>
    /// <value>The default value is 20 seconds.</value>
    public TimeSpan KubectlTimeout { get; init; } = CaseGrants.UsualKubectlTimeout;

    /// <summary>Start a new case even where an unfinished one exists.</summary>
    public bool AlwaysNew { get; init; }

    /// <summary>Time between two polls of the watcher.</summary>
    /// <value>The default value is 30 seconds.</value>
    public TimeSpan WatchInterval { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How often the watcher polls.</summary>
    /// <value>The default value is 10.</value>
    public int WatchPolls { get; init; } = 10;

    /// <summary>How long a HOST or CLUSTER execution is polled before it counts as pending.</summary>
    public TimeSpan ExecutionDeadline { get; init; } = TimeSpan.FromSeconds(180);

    /// <summary>The same for CLOUD, whose functions may run for five minutes.</summary>
    public TimeSpan CloudExecutionDeadline { get; init; } = TimeSpan.FromSeconds(360);

    /// <summary>Surfaces through which this run carries out actions; an action of another one becomes a ticket text.</summary>
    /// <value>The default value is the Sysdig API, kubectl and aws; the latter two where they were read in this session.</value>
    public ImmutableHashSet<Surface> RunsThrough { get; init; } = [Surface.Sysdig, Surface.Kubectl, Surface.Aws];

    /// <summary>Older facts are read again when something is about to run on them.</summary>
    public TimeSpan FactsGoStaleAfter { get; init; } = TimeSpan.FromSeconds(60);
}

using System.Collections.Immutable;
using Quell.Domain.Calls;
using Quell.Knowledge;
using Quell.Runbook.AllowLists;
using Quell.Runbook.Ports;

namespace Quell.Runbook.Flow;

/// <summary>Everything one run is given by the composition root.</summary>
public sealed record RunContext
{
    public required RunOptions Options { get; init; }
    public required IOperator Person { get; init; }
    public required ICaseStore Cases { get; init; }
    public required IWorkstation Workstation { get; init; }

    /// <summary>Where investigations leave their case files.</summary>
    /// <value>The default finds none and takes none.</value>
    public ICaseFiles CaseFiles { get; init; } = new NoCaseFiles();
    public required IReportWriter Reports { get; init; }
    public required ImmutableDictionary<Surface, ISurface> Surfaces { get; init; }
    public required AllowList AllowList { get; init; }
    public required TimeProvider Clock { get; init; }

    /// <summary>Names this run in the journal: never 0, and never the name of another run of the same case.</summary>
    public required long Session { get; init; }

    /// <summary>The operating system's name of the person.</summary>
    public required string Who { get; init; }
    public required string Version { get; init; }

    /// <summary>Where the tenant comes from, such as <c>embedded:cryptominer</c> or a file's path.</summary>
    public required string TenantSource { get; init; }
    public required bool Simulated { get; init; }

    /// <summary>The folder of the cases where it is not the usual one, as a full path; printed commands repeat it.</summary>
    public string? StateFolder { get; init; }

    /// <summary>True when kubectl and aws are the machine's own programs; false where the practice tenant plays them.</summary>
    public bool RealPrograms { get; init; } = true;

    /// <summary>Cards, patterns and words, the user's own among them where there are some.</summary>
    public ResponseKnowledge Knowledge { get; init; } = ResponseKnowledge.Embedded;

    /// <summary>Called before the run does nothing for a second or more, such as between two polls of the watcher.</summary>
    public Action BeforeALongWait { get; init; } = () => { };
}

using Quell.Domain.Cases;

namespace Quell.Runbook.Report;

/// <summary>Which case a report is about, and up to which entry of its journal.</summary>
/// <param name="TenantSource">How the tenant was chosen, such as <c>embedded:cryptominer</c>.</param>
/// <param name="RealPrograms">True where a practice case ran the machine's own kubectl or aws.</param>
/// <param name="Until">When the last entry was made that the report was folded from.</param>
/// <param name="HeadHash">Hash of that entry; ties the report to its audit trail. Empty while a case lives in memory only.</param>
/// <param name="Place">Cluster, namespace and workload, or what else the threat is on; outside text.</param>
public sealed record ReportedCase(
    CaseId? Id,
    string? EventId,
    string Tenant,
    string TenantSource,
    bool Simulated,
    bool RealPrograms,
    string? Version,
    DateTimeOffset? OpenedAt,
    DateTimeOffset? Until,
    int Sessions,
    bool Closed,
    long Entries,
    string HeadHash,
    string Place
)
{
    /// <summary>Where the cases are kept when it is not the usual place, as printed commands repeat it.</summary>
    public string? StateFolder { get; init; }

    /// <summary>The command that proves the journal to be the one that this report was folded from.</summary>
    public string VerifyCommand =>
        $"quell case verify {Id}{Ports.TenantSource.StateOption(StateFolder)}{(HeadHash.Length == 0 ? "" : $" --anchor {HeadHash}")}";
}

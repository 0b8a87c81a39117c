namespace Quell.Runbook.Report;

/// <summary>The case in numbers. Times are from the start of the first session; null where it was not reached.</summary>
/// <param name="Reads">Reads that left the program, whatever came of them.</param>
/// <param name="Decisions">Actions and undos that the person decided on.</param>
/// <param name="MedianDecision">From a restatement to the answer that decided it; null without a decision.</param>
/// <param name="Represented">How often an action was put to the person again.</param>
/// <param name="EvidenceBytes">Size of the raw answers that are kept.</param>
public sealed record ReportedFigures(
    TimeSpan? FirstChecklist,
    TimeSpan? FirstContainment,
    int Reads,
    int Writes,
    int Done,
    int Failed,
    int Declined,
    int Pending,
    int Undone,
    int Decisions,
    TimeSpan? MedianDecision,
    TimeSpan? LongestDecision,
    int Represented,
    int ReFires,
    int Evidence,
    long EvidenceBytes
);

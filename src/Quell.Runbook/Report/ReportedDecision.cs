namespace Quell.Runbook.Report;

/// <summary>What the person decided on one try, how long it took, and how often it had to be asked.</summary>
/// <param name="Presented">How many times it was restated with a question for a yes.</param>
/// <param name="Took">From the restatement that was answered to the answer that decided, the typing of a name included; null while undecided.</param>
/// <param name="Digest">Digest of what was shown when it was decided.</param>
public sealed record ReportedDecision(
    ReportedDecisionKind Kind,
    int Presented,
    TimeSpan? Took,
    DateTimeOffset? AskedAt,
    DateTimeOffset? At,
    string? By,
    string? Digest
)
{
    /// <summary>How often it was put to the person again after the first time.</summary>
    public int Represented => Math.Max(0, Presented - 1);
}

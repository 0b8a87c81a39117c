namespace Quell.Runbook.Report;

/// <summary>How a try came to be sent or not.</summary>
public enum ReportedDecisionKind
{
    Approved,
    Declined,

    /// <summary>Over without having been sent, and not because the person said no.</summary>
    NotSent,
    Undecided,
}

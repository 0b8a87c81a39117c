namespace Quell.Domain;

/// <summary>The runbook's status vocabulary. There are no other words for how something stands.</summary>
public enum Status
{
    Done,
    Pending,
    InProgress,
    Failed,
    Skipped,
    Cleared,
    StillActive,
    Inconclusive,
}

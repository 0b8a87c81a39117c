namespace Quell.Runbook.Report;

/// <summary>Which of the things that happen side by side a span belongs to, in the order in which they are drawn.</summary>
public enum TimelineLane
{
    Threat,
    Read,
    Decided,
    Ran,
    Watched,
}

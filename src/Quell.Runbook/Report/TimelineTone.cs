namespace Quell.Runbook.Report;

/// <summary>How a span went; never told by colour alone.</summary>
public enum TimelineTone
{
    Neutral,
    Good,
    Bad,
    Unsure,
}

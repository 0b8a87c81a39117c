namespace Quell.Domain.Actions;

/// <summary>How bad a consequence is; ordered, so that the worst can be picked.</summary>
public enum Severity
{
    None,
    Delay,
    Unknown,
    Degraded,
    Outage,
}

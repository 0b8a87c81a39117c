namespace Quell.Domain.Actions;

/// <summary>The one word of a severity, for people and for machines.</summary>
public static class SeverityWords
{
    public static string Word(this Severity severity) =>
        severity switch
        {
            Severity.None => "none",
            Severity.Delay => "delay",
            Severity.Unknown => "unknown",
            Severity.Degraded => "degraded",
            Severity.Outage => "outage",
            _ => throw new ArgumentOutOfRangeException(nameof(severity)),
        };
}

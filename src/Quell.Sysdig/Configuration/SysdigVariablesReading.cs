using Quell.Runbook.Ports;

namespace Quell.Sysdig.Configuration;

/// <summary>What Sysdig's environment variables gave.</summary>
public abstract record SysdigVariablesReading
{
    private SysdigVariablesReading() { }

    /// <param name="UrlVariable">The variable that holds the address.</param>
    public sealed record Found(McpEndpoint.Http Entry, string UrlVariable) : SysdigVariablesReading;

    public sealed record NotUsable(Trouble Trouble) : SysdigVariablesReading;

    /// <param name="Half">What is set of a pair, as a sentence; null when nothing is.</param>
    public sealed record NotSet(string? Half) : SysdigVariablesReading;
}

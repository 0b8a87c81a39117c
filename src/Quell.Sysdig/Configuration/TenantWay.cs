using Quell.Runbook.Ports;

namespace Quell.Sysdig.Configuration;

/// <summary>How a configured tenant is reached, or why there is none.</summary>
public abstract record TenantWay
{
    private TenantWay() { }

    /// <param name="Source">As a case remembers it: the file's full path, or the address that variables name.</param>
    /// <param name="ConfigFile">The <c>mcpServers</c> file; null where variables name the tenant.</param>
    /// <param name="Said">Which way was taken, in words for the person.</param>
    public sealed record Found(McpEndpoint Endpoint, string Source, string? ConfigFile, string Said) : TenantWay;

    /// <summary>The current folder's file would be used, and nobody has agreed to it yet.</summary>
    public sealed record NeedsTrust(string Path, McpServersReading.Found Reading) : TenantWay;

    public sealed record NotUsable(Trouble Trouble) : TenantWay;
}

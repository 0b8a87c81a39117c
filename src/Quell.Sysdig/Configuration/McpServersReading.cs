using Quell.Runbook.Ports;

namespace Quell.Sysdig.Configuration;

/// <summary>What an <c>mcpServers</c> file gave.</summary>
public abstract record McpServersReading
{
    private McpServersReading() { }

    /// <param name="Entry">The server, its variables expanded.</param>
    /// <param name="FileSha256">Digest of the file's bytes, by which a person may trust it.</param>
    public sealed record Found(McpEndpoint.Stdio Entry, string FileSha256) : McpServersReading;

    public sealed record NotUsable(Trouble Trouble) : McpServersReading;
}

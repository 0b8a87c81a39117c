using Quell.Runbook.Ports;

namespace Quell.Sysdig.Configuration;

/// <summary>What an <c>mcpServers</c> file gave.</summary>
public abstract record McpServersReading
{
    private McpServersReading() { }

    /// <param name="Entry">The server, its variables expanded.</param>
    /// <param name="FileSha256">Digest of the file's bytes, by which a person may trust it.</param>
    /// <param name="Preview">The entry as a person sees it before trusting the file.</param>
    public sealed record Found(McpEndpoint Entry, string FileSha256, EntryPreview Preview) : McpServersReading;

    /// <param name="NamesServer">False when the file, for all that can be read of it, has no entry for the server.</param>
    public sealed record NotUsable(Trouble Trouble, bool NamesServer = false) : McpServersReading;
}

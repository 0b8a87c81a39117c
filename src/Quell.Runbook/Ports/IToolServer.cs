using System.Collections.Immutable;
using System.Text.Json;
using Quell.Domain.Calls;

namespace Quell.Runbook.Ports;

/// <summary>An MCP server as an adapter of another product uses it. Only a surface behind the gate calls it.</summary>
/// <remarks>
/// One project speaks MCP and has the one named launcher; whoever else needs a server is handed this, so that there is one
/// way to start, bound and distrust them all.
/// </remarks>
public interface IToolServer : IAsyncDisposable
{
    /// <summary>How it is reached, without secrets.</summary>
    string How { get; }

    /// <summary>Connects where there is no connection, and lists the tools anew.</summary>
    ValueTask<ToolReply> ListAsync(CancellationToken cancellationToken);

    /// <summary>Calls a tool to read; connects where there is no connection.</summary>
    ValueTask<ToolReply> ReadAsync(string tool, JsonElement arguments, CancellationToken cancellationToken);

    /// <summary>Calls a tool to write: once, and never over a connection that was not there when it was approved.</summary>
    ValueTask<ToolReply> WriteAsync(string tool, JsonElement arguments, CancellationToken cancellationToken);

    /// <summary>Server and schema of a tool as they are known now; empty while the server was not reached.</summary>
    string Fingerprint(string tool);

    /// <summary>Server programs started since this was last asked, for the journal.</summary>
    ImmutableArray<ServerLaunch> TakeLaunches();
}

using System.Collections.Immutable;
using System.Text.Json;
using Quell.Domain.Calls;
using Quell.Domain.Responses;

namespace Quell.Runbook.Ports;

/// <summary>What an MCP server answered.</summary>
public abstract record ToolReply
{
    private ToolReply() { }

    /// <summary>What was said, as UTF-8 with secrets removed; empty when there was nothing.</summary>
    public ReadOnlyMemory<byte> Redacted { get; init; }

    public sealed record Listed(string ServerName, ImmutableArray<ToolSchema> Tools) : ToolReply;

    /// <summary>The tool answered, and did not say that it failed.</summary>
    /// <param name="Payload">The answer as JSON without secrets; null when it is none.</param>
    /// <param name="Text">The answer as text without secrets.</param>
    public sealed record Said(JsonElement? Payload, string Text) : ToolReply;

    /// <summary>There is no answer that could be read further: refused, not reached, lost.</summary>
    public sealed record Failed(CallOutcome Outcome) : ToolReply;
}

using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using ModelContextProtocol.Protocol;
using Quell.Domain.Calls;
using Quell.Domain.Text;
using Quell.Runbook.Ports;
using Quell.Sysdig.Parsing;
using Quell.Sysdig.Wire;

namespace Quell.Sysdig;

/// <summary>Any other MCP server over the same wire: the same launcher, bounds and redaction, and no knowledge of its tools.</summary>
/// <param name="endpoint">Its streams are owned from here on; its program is started by the first call.</param>
public sealed class McpToolServer(McpEndpoint endpoint, SysdigOptions? options = null, TimeProvider? time = null)
    : IToolServer
{
    private readonly SysdigOptions _options = options ?? SysdigOptions.Default;
    private readonly McpConnection _connection = new(
        endpoint,
        options ?? SysdigOptions.Default,
        time ?? TimeProvider.System
    );
    private readonly AnswerReader _answers = new(options ?? SysdigOptions.Default);

    public string How => endpoint.How;

    public async ValueTask<ToolReply> ListAsync(CancellationToken cancellationToken)
    {
        var (_, failure) = await _connection.EnsureAsync(relist: true, cancellationToken);
        if (failure is not null)
        {
            return Failed(failure, isWrite: false);
        }

        return _connection.Now is { } known
            ? new ToolReply.Listed(known.ServerName, known.List.Tools)
            {
                Redacted = _answers.Evidence(Redaction.Of(known.List.RawJson)),
            }
            : new ToolReply.Failed(new CallOutcome.Unreadable("the server changed its tools while it listed them"));
    }

    public async ValueTask<ToolReply> ReadAsync(string tool, JsonElement arguments, CancellationToken cancellationToken)
    {
        var (link, failure) = await _connection.EnsureAsync(relist: false, cancellationToken);
        return link is null
            ? Failed(failure!, isWrite: false)
            : Read(await SendAsync(link, tool, arguments, _options.ReadTimeout, cancellationToken), isWrite: false);
    }

    public async ValueTask<ToolReply> WriteAsync(
        string tool,
        JsonElement arguments,
        CancellationToken cancellationToken
    ) =>
        _connection.Live is { } link
            ? Read(await SendAsync(link, tool, arguments, _options.WriteTimeout, cancellationToken), isWrite: true)
            : new ToolReply.Failed(
                new CallOutcome.Unreachable("the connection to the MCP server has ended; nothing was sent")
            );

    /// <inheritdoc/>
    /// <remarks>While the server has announced a change of its tools that was not read yet, the schema is <c>changing</c>.</remarks>
    public string Fingerprint(string tool)
    {
        if (!_connection.WasReached)
        {
            return string.Empty;
        }

        var now = _connection.Now;
        var schema = now is null ? "changing" : now.List.Find(tool)?.SchemaDigest[..12] ?? "absent";
        return $"{Printable.Of(endpoint.Label, 80)}; {Printable.Of(endpoint.How, 200)}; {now?.ServerName ?? "server"}; {Printable.Of(tool, 80)} {schema}";
    }

    public ImmutableArray<ServerLaunch> TakeLaunches() => _connection.TakeLaunches();

    public ValueTask DisposeAsync() => _connection.DisposeAsync();

    private static ValueTask<WireReply> SendAsync(
        McpLink link,
        string tool,
        JsonElement arguments,
        TimeSpan timeout,
        CancellationToken cancellationToken
    ) =>
        link.RequestAsync(
            RequestMethods.ToolsCall,
            new JsonObject { ["name"] = tool, ["arguments"] = JsonNode.Parse(arguments.GetRawText()) },
            timeout,
            cancellationToken
        );

    private ToolReply Read(WireReply reply, bool isWrite)
    {
        if (reply is not WireReply.Result { Value: var value })
        {
            return Failed(reply, isWrite);
        }

        if (_answers.Result(value, out var tooMany) is not { } result)
        {
            return Failed(tooMany!, isWrite);
        }

        if (result.IsError)
        {
            var refused = _answers.ReadRefusal(ToolResult.SpokenText(value), isWrite, result.Text);
            return new ToolReply.Failed(refused.Outcome) { Redacted = refused.Redacted };
        }

        return new ToolReply.Said(result.Payload, result.Text) { Redacted = _answers.Evidence(result) };
    }

    private ToolReply.Failed Failed(WireReply reply, bool isWrite)
    {
        var answer = _answers.ReadFailure(isWrite, reply);
        return new ToolReply.Failed(answer.Outcome) { Redacted = answer.Redacted };
    }
}

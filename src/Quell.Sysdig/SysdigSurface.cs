using System.Globalization;
using System.Text.Json.Nodes;
using ModelContextProtocol.Protocol;
using Quell.Domain.Calls;
using Quell.Domain.Json;
using Quell.Domain.Text;
using Quell.Runbook.Gates;
using Quell.Runbook.Ports;
using Quell.Sysdig.Parsing;
using Quell.Sysdig.Wire;

namespace Quell.Sysdig;

/// <summary>Sysdig through an MCP server (Model Context Protocol), as the gate sees it.</summary>
/// <remarks>
/// Sends the runbook's eleven tools and no other. Reads are repeated once after a lost connection, and after a 429 as long as the far side's waits stay within a budget; a write is sent
/// once and never over a connection that was not there when it was approved. Typed readings are made from redacted JSON.
/// Contract: sysdig-facts sections 2 to 5.
/// </remarks>
public sealed partial class SysdigSurface : ILinkSurface, IAsyncDisposable
{
    private const int MostRepeats = 4;
    private static readonly TimeSpan s_unsaidRetry = TimeSpan.FromSeconds(1);

    private readonly McpEndpoint _endpoint;
    private readonly SysdigOptions _options;
    private readonly TimeProvider _time;
    private readonly McpConnection _connection;
    private readonly AnswerReader _answers;
    private readonly SemaphoreSlim _reads;
    private string? _tenant;

    /// <param name="endpoint">Its streams are owned from here on; its program is started by the first call.</param>
    public SysdigSurface(McpEndpoint endpoint, SysdigOptions? options = null, TimeProvider? time = null)
    {
        _endpoint = endpoint;
        _options = options ?? SysdigOptions.Default;
        _time = time ?? TimeProvider.System;
        _connection = new McpConnection(endpoint, _options, _time);
        _answers = new AnswerReader(_options);
        _reads = new SemaphoreSlim(_options.ReadsAtOnce, _options.ReadsAtOnce);
    }

    public Surface Surface => Surface.Sysdig;

    /// <inheritdoc/>
    /// <remarks>
    /// Endpoint, server, tenant and the schema of the tool that writes. While the server has announced a change of its tools
    /// that was not read yet, the schema is <c>changing</c>, which matches nothing that was approved.
    /// </remarks>
    public ValueTask<string> FingerprintAsync(
        OutsideCall call,
        CallOutcome? identity,
        CancellationToken cancellationToken
    )
    {
        if (!_connection.WasReached)
        {
            return ValueTask.FromResult(string.Empty);
        }

        var now = _connection.Now;
        var tool = call.Request is CallRequest.Tool { Name: ToolNames.Undo } ? ToolNames.Undo : ToolNames.Submit;
        var schema = now is null ? "changing" : now.List.Find(tool)?.SchemaDigest[..12] ?? "absent";
        return ValueTask.FromResult(
            $"{Printable.Of(_endpoint.Label, 80)}; {now?.ServerName ?? "server"}; tenant {Printable.Of(_tenant ?? "unknown", 80)}; {tool} {schema}"
        );
    }

    public async ValueTask<SurfaceAnswer> ReadAsync(OutsideCall call, CancellationToken cancellationToken)
    {
        await _reads.WaitAsync(cancellationToken);
        try
        {
            var answer = call.Request switch
            {
                CallRequest.Handshake => await PatientlyAsync(HandshakeAsync, cancellationToken),
                CallRequest.Tool tool when ToolNames.IsRead(tool.Name) => await PatientlyAsync(
                    token => ReadToolAsync(tool, token),
                    cancellationToken
                ),
                var other => NotOurs(other),
            };
            return answer with { Launches = _connection.TakeLaunches() };
        }
        finally
        {
            _reads.Release();
        }
    }

    public async ValueTask<SurfaceAnswer> WriteAsync(WriteOrder order, CancellationToken cancellationToken)
    {
        if (order.Call.Request is not CallRequest.Tool tool || !ToolNames.IsWrite(tool.Name))
        {
            return NotOurs(order.Call.Request);
        }

        if (_connection.Live is not { } link)
        {
            return AnswerReader.Empty(
                new CallOutcome.Unreachable("the connection to the MCP server has ended; nothing was sent")
            );
        }

        var reply = await SendAsync(link, tool, _options.WriteTimeout, cancellationToken);
        return _answers.Read(tool, isWrite: true, reply);
    }

    public async ValueTask DisposeAsync()
    {
        await _connection.DisposeAsync();
        _reads.Dispose();
    }

    private static SurfaceAnswer NotOurs(CallRequest request) =>
        AnswerReader.Empty(
            new CallOutcome.Refused(
                new ServiceRefusal(
                    RefusalKind.Rejected,
                    null,
                    null,
                    $"nothing was sent: {Printable.Of(request is CallRequest.Tool tool ? tool.Name : request.Text)} is not a call that may go to Sysdig in this way",
                    null
                )
            )
        );

    // Waits as the far side asks, for as long as all waits together stay within the budget.
    private async ValueTask<SurfaceAnswer> PatientlyAsync(
        Func<CancellationToken, ValueTask<SurfaceAnswer>> ask,
        CancellationToken cancellationToken
    )
    {
        var left = _options.RetryBudget;
        for (var turn = 0; ; turn++)
        {
            var answer = await ask(cancellationToken);
            if (turn == MostRepeats || AskedWait(answer.Outcome) is not { } wait || wait > left)
            {
                return answer;
            }

            left -= wait;
            await Task.Delay(wait, _time, cancellationToken);
        }
    }

    private static TimeSpan? AskedWait(CallOutcome outcome) =>
        outcome is not CallOutcome.Refused { Refusal: var refusal }
            ? null
            : (refusal.Kind, refusal.RetryAfterSeconds) switch
            {
                (RefusalKind.RateLimited, null) => s_unsaidRetry,
                (RefusalKind.RateLimited or RefusalKind.ServerError, { } seconds) => TimeSpan.FromSeconds(
                    Math.Max(seconds, 1)
                ),
                _ => null,
            };

    private async ValueTask<SurfaceAnswer> HandshakeAsync(CancellationToken cancellationToken)
    {
        var (_, failure) = await _connection.EnsureAsync(relist: true, cancellationToken);
        if (failure is not null)
        {
            return _answers.ReadFailure(isWrite: false, failure);
        }

        return _connection.Now is { } known
            ? new SurfaceAnswer(
                new CallOutcome.Answered(new CallReading.Tools(known.ServerName, known.List.Tools)),
                _answers.Evidence(Redaction.Of(known.List.RawJson))
            )
            : AnswerReader.Empty(new CallOutcome.Unreadable("the server changed its tools while it listed them"));
    }

    private async ValueTask<SurfaceAnswer> ReadToolAsync(CallRequest.Tool tool, CancellationToken cancellationToken)
    {
        var reply = await SendReadAsync(tool, cancellationToken);
        if (reply is WireReply.Lost or WireReply.NotSent && _endpoint is not McpEndpoint.Streams)
        {
            reply = await SendReadAsync(tool, cancellationToken);
        }

        return Remember(_answers.Read(tool, isWrite: false, reply));
    }

    private async ValueTask<WireReply> SendReadAsync(CallRequest.Tool tool, CancellationToken cancellationToken)
    {
        var (link, failure) = await _connection.EnsureAsync(relist: false, cancellationToken);
        return link is null ? failure! : await SendAsync(link, tool, _options.ReadTimeout, cancellationToken);
    }

    private static ValueTask<WireReply> SendAsync(
        McpLink link,
        CallRequest.Tool tool,
        TimeSpan timeout,
        CancellationToken cancellationToken
    ) =>
        link.RequestAsync(
            RequestMethods.ToolsCall,
            new JsonObject { ["name"] = tool.Name, ["arguments"] = JsonNode.Parse(tool.Arguments.GetRawText()) },
            timeout,
            cancellationToken
        );

    private SurfaceAnswer Remember(SurfaceAnswer answer)
    {
        if (answer.Outcome is not CallOutcome.Answered { Reading: CallReading.Settings settings })
        {
            return answer;
        }

        var tenant = settings.Tenant.Id is null ? settings.Tenant with { Id = Stand() } : settings.Tenant;
        _tenant = tenant.Id;
        return answer with { Outcome = new CallOutcome.Answered(new CallReading.Settings(tenant)) };
    }

    // Where the tenant gives no id, what identifies the server stands for it.
    private string Stand()
    {
        var addresses = _endpoint is McpEndpoint.Stdio stdio
            ? stdio.Env.Where(pair => IsAddress(pair.Key)).Select(pair => $"{pair.Key}={pair.Value}").Concat(stdio.Args)
            : [];
        var parts = addresses.Prepend(_connection.Now?.ServerName).Prepend(_endpoint.How).Prepend(_endpoint.Label);
        return string.Create(CultureInfo.InvariantCulture, $"server-{Digest.OfText(string.Join('\n', parts)).Short}");
    }

    private static bool IsAddress(string name) =>
        name.EndsWith("_HOST", StringComparison.OrdinalIgnoreCase)
        || name.EndsWith("_URL", StringComparison.OrdinalIgnoreCase);
}

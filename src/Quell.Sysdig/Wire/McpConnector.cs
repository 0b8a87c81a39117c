using System.Collections.Immutable;
using ModelContextProtocol;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;
using Quell.Domain.Calls;
using Quell.Domain.Text;
using Quell.Sysdig.Parsing;

namespace Quell.Sysdig.Wire;

/// <summary>Starts or reaches a server and shakes hands with it.</summary>
internal sealed class McpConnector(McpEndpoint endpoint, SysdigOptions options, TimeProvider time)
{
    private readonly Lock _launching = new();
    private ImmutableArray<ServerLaunch> _launches = [];
    private bool _wasLaunched;
    private bool _streamsAreTaken;

    /// <summary>Programs started since this was last asked.</summary>
    public ImmutableArray<ServerLaunch> TakeLaunches()
    {
        lock (_launching)
        {
            var taken = _launches;
            _launches = [];
            return taken;
        }
    }

    public async ValueTask<(McpLink? Link, WireReply? Failure)> ConnectAsync(
        Action toolsChanged,
        CancellationToken cancellationToken
    )
    {
        LaunchedServer? server = null;
        Stream output;
        Stream input;
        switch (endpoint)
        {
            case McpEndpoint.Streams when _streamsAreTaken:
                return (null, new WireReply.NotConnected("the server in this process has ended"));
            case McpEndpoint.Streams streams:
                _streamsAreTaken = true;
                (output, input) = (streams.ServerOutput, streams.ServerInput);
                break;
            case McpEndpoint.Stdio stdio:
                (server, var why) = ServerLauncher.Start(stdio);
                if (server is null)
                {
                    return (null, new WireReply.NotConnected(Printable.Of(why, 400)));
                }

                Launched(stdio);
                (output, input) = (server.Output, server.Input);
                break;
            default:
                throw new InvalidOperationException("An endpoint is one of two.");
        }

        return await ShakeHandsAsync(
            new SentStream(input),
            new BoundedLineStream(output, options.MaxMessageBytes),
            server,
            toolsChanged,
            cancellationToken
        );
    }

    private void Launched(McpEndpoint.Stdio stdio)
    {
        lock (_launching)
        {
            _launches = _launches.Add(new ServerLaunch(Printable.Of(stdio.How, 400), _wasLaunched));
            _wasLaunched = true;
        }
    }

    private async ValueTask<(McpLink? Link, WireReply? Failure)> ShakeHandsAsync(
        SentStream sent,
        BoundedLineStream received,
        LaunchedServer? server,
        Action toolsChanged,
        CancellationToken cancellationToken
    )
    {
        using var clock = new CancellationTokenSource(options.ConnectTimeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(clock.Token, cancellationToken);
        McpLink? link = null;
        try
        {
            var transport = new StreamClientTransport(sent, received);
            var client = await McpClient.CreateAsync(transport, ClientOptions(toolsChanged), null, either.Token);
            link = new McpLink(client, sent, received, server, time);
            return (link, null);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
        catch (McpProtocolException e)
        {
            return (null, new WireReply.Error((int)e.ErrorCode, RemoteError.TextOf(e)));
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            return (null, await ExplainAsync(e, server, received, clock.IsCancellationRequested));
        }
        finally
        {
            if (link is null)
            {
                await LetGoAsync(sent, received, server);
            }
        }
    }

    private McpClientOptions ClientOptions(Action toolsChanged) =>
        new()
        {
            ClientInfo = new Implementation { Name = "quell", Version = Version },
            Capabilities = new ClientCapabilities(),
            InitializationTimeout = options.ConnectTimeout,
            DiscoverProbeTimeout = options.ConnectTimeout / 3,
            TimeProvider = time,
            Handlers = new McpClientHandlers
            {
                NotificationHandlers =
                [
                    new(
                        NotificationMethods.ToolListChangedNotification,
                        (_, _) =>
                        {
                            toolsChanged();
                            return ValueTask.CompletedTask;
                        }
                    ),
                ],
            },
        };

    private static string Version => typeof(McpConnector).Assembly.GetName().Version?.ToString(3) ?? "0";

    private async ValueTask<WireReply> ExplainAsync(
        Exception failure,
        LaunchedServer? server,
        BoundedLineStream received,
        bool isLate
    )
    {
        var words = await LastWords.OfAsync(server, received);
        if (server?.Stderr.Text() is { Length: > 0 } stderr && IsChallenge(RefusalReader.Read(stderr)))
        {
            return new WireReply.Error(0, server.Stderr.Shown());
        }

        var isTimeout = isLate || failure is TimeoutException or OperationCanceledException;
        return new WireReply.NotConnected(
            isTimeout
                ? $"no handshake within {options.ConnectTimeout.TotalSeconds:0} s{words}"
                : $"the connection ended during the handshake{words}"
        );
    }

    private static bool IsChallenge(ServiceRefusal refusal) =>
        refusal.Kind is RefusalKind.NotAuthenticated
        || (refusal.Kind, refusal.Status) is (RefusalKind.PermissionMissing, 403);

    private static async ValueTask LetGoAsync(SentStream sent, BoundedLineStream received, LaunchedServer? server)
    {
        if (server is not null)
        {
            await server.DisposeAsync();
        }

        await sent.DisposeAsync();
        await received.DisposeAsync();
    }
}

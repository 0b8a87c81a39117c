using System.Collections.Immutable;
using ModelContextProtocol;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;
using Quell.Domain.Calls;
using Quell.Domain.Text;
using Quell.Sysdig.Wire.Http;

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
        switch (endpoint)
        {
            case McpEndpoint.Streams when _streamsAreTaken:
                return (null, new WireReply.NotConnected("the server in this process has ended"));
            case McpEndpoint.Streams streams:
                _streamsAreTaken = true;
                return await OverStreamsAsync(
                    streams.ServerOutput,
                    streams.ServerInput,
                    null,
                    toolsChanged,
                    cancellationToken
                );
            case McpEndpoint.Stdio stdio:
                var (server, why) = ServerLauncher.Start(stdio);
                if (server is null)
                {
                    return (null, new WireReply.NotConnected(Printable.Of(why, 400)));
                }

                Launched(stdio);
                return await OverStreamsAsync(server.Output, server.Input, server, toolsChanged, cancellationToken);
            case McpEndpoint.Http http:
                var carrier = new HttpCarrier(http, options, time);
                return await ShakeHandsAsync(carrier.Transport, carrier, toolsChanged, cancellationToken);
            default:
                throw new InvalidOperationException("An endpoint is one of three.");
        }
    }

    private ValueTask<(McpLink? Link, WireReply? Failure)> OverStreamsAsync(
        Stream output,
        Stream input,
        LaunchedServer? server,
        Action toolsChanged,
        CancellationToken cancellationToken
    )
    {
        var sent = new SentStream(input);
        var received = new BoundedLineStream(output, new MessageJudge(options));
        return ShakeHandsAsync(
            new StreamClientTransport(sent, received),
            new StreamCarrier(sent, received, server, options.ConnectTimeout),
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
        IClientTransport transport,
        ICarrier carrier,
        Action toolsChanged,
        CancellationToken cancellationToken
    )
    {
        using var clock = new CancellationTokenSource(options.ConnectTimeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(clock.Token, cancellationToken);
        McpLink? link = null;
        var exchange = carrier.Begin();
        try
        {
            var client = await McpClient.CreateAsync(transport, ClientOptions(toolsChanged), null, either.Token);
            link = new McpLink(client, carrier, time);
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
            var isLate = clock.IsCancellationRequested || e is TimeoutException or OperationCanceledException;
            return (null, await carrier.ExplainAsync(exchange, isLate));
        }
        finally
        {
            if (link is null)
            {
                await carrier.DisposeAsync();
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
}

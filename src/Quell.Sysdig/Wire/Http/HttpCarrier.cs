using System.Net.Security;
using ModelContextProtocol.Client;
using Quell.Domain.Text;

namespace Quell.Sysdig.Wire.Http;

/// <summary>The one named type that opens HTTP connections, to one MCP server. Nothing else in the program opens one.</summary>
/// <remarks>
/// Redirects are not followed, cookies not kept, certificates checked by the system's rules, and no proxy stands before a
/// server of this machine.
/// </remarks>
internal sealed class HttpCarrier : ICarrier
{
    private const int ConnectionsBesideReads = 4;

    private readonly McpEndpoint.Http _endpoint;
    private readonly SysdigOptions _options;
    private readonly GuardedHandler _handler;
    private readonly HttpClientTransport _transport;

    public HttpCarrier(McpEndpoint.Http endpoint, SysdigOptions options, TimeProvider time)
    {
        _endpoint = endpoint;
        _options = options;
#pragma warning disable RS0030, CA2000 // The named opener that the ban speaks of; the client owns the handlers, the transport owns the client.
        var sockets = Sockets(endpoint, options);
        _handler = new GuardedHandler(sockets, endpoint, options, time);
        sockets.SslOptions.RemoteCertificateValidationCallback = (_, _, _, errors) =>
        {
            _handler.TlsErrors = errors; // Only to be told; the system's verdict stands.
            return errors == SslPolicyErrors.None;
        };
        var client = new HttpClient(_handler) { Timeout = Timeout.InfiniteTimeSpan };
#pragma warning restore RS0030, CA2000
        _transport = new HttpClientTransport(Transported(endpoint, options), client, ownsHttpClient: true);
    }

    public IClientTransport Transport => _transport;

    public bool HasEnded => _handler.SessionIsOver;

    public CancellationToken End => CancellationToken.None;

    public MessageJudge Judge => _handler.Judge;

    public IExchange Begin() => HttpExchange.Begin();

    public ValueTask<string> LastWordsAsync() => ValueTask.FromResult(string.Empty);

    public ValueTask<WireReply> ExplainAsync(IExchange exchange, bool isLate)
    {
        var where = Printable.Of(_endpoint.Url.IdnHost, 120);
        return ValueTask.FromResult<WireReply>(
            (exchange.Failure, isLate) switch
            {
                (WireReply.Http http, _) => http,
                (WireReply.NotConnected failure, _) => failure,
                (WireReply.Garbled garbled, _) => new WireReply.NotConnected(garbled.Why),
                (WireReply.Lost lost, _) => new WireReply.NotConnected(lost.Why),
                (WireReply.NotSent notSent, _) => new WireReply.NotConnected(notSent.Why),
                (_, true) => new WireReply.NotConnected(
                    $"no handshake with {where} within {_options.ConnectTimeout.TotalSeconds:0} s"
                ),
                _ => new WireReply.NotConnected($"{where} does not speak MCP over HTTP as it was asked to"),
            }
        );
    }

    public ValueTask StopAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _transport.DisposeAsync();

    private static SocketsHttpHandler Sockets(McpEndpoint.Http endpoint, SysdigOptions options) =>
        new()
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = !HttpAddress.IsLoopback(endpoint.Url),
            ConnectTimeout = options.ConnectTimeout,
            MaxConnectionsPerServer = options.ReadsAtOnce + ConnectionsBesideReads,
            ActivityHeadersPropagator = null,
        };

    private static HttpClientTransportOptions Transported(McpEndpoint.Http endpoint, SysdigOptions options) =>
        new()
        {
            Endpoint = endpoint.Url,
            Name = endpoint.Name,
            TransportMode = endpoint.OldEvents ? HttpTransportMode.Sse : HttpTransportMode.StreamableHttp,
            ConnectionTimeout = options.ConnectTimeout,
            AdditionalHeaders = endpoint.Headers.ToDictionary(StringComparer.OrdinalIgnoreCase),
            MaxReconnectionAttempts = 1,
        };
}

using System.Net;
using System.Net.Http.Headers;
using System.Net.Security;
using System.Text;
using System.Text.Json;
using Quell.Domain.Text;

namespace Quell.Sysdig.Wire.Http;

/// <summary>
/// Stands between the protocol library and the network: requests go to the one endpoint only and each body once; answers
/// are bounded, judged and cleared of our secrets before the library reads them; a failure is remembered in words.
/// </summary>
internal sealed class GuardedHandler(
    HttpMessageHandler inner,
    McpEndpoint.Http endpoint,
    SysdigOptions options,
    TimeProvider time
) : DelegatingHandler(inner)
{
    private const int MaxErrorBytes = 64 * 1024;
    private const int ShownRunes = 240;

    // Saying goodbye is a courtesy.
    private static readonly TimeSpan s_goodbye = TimeSpan.FromSeconds(2);

    private readonly SecretScrub _scrub = new(endpoint.Headers);
    private readonly SemaphoreSlim _long = new(1, 1);
    private readonly string _host = endpoint.Url.IdnHost;

    /// <summary>Judges every message that comes.</summary>
    public MessageJudge Judge { get; } = new(options);

    /// <summary>True when the server has said that it knows the session no more.</summary>
    public bool SessionIsOver { get; private set; }

    /// <summary>What was wrong with the last certificate.</summary>
    public SslPolicyErrors TlsErrors { get; set; }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _long.Dispose();
        }

        base.Dispose(disposing);
    }

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        var (id, exchange) = await PrepareAsync(request, cancellationToken);
        using var limit = new CancellationTokenSource(
            request.Method == HttpMethod.Delete ? s_goodbye : Timeout.InfiniteTimeSpan,
            time
        );
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        if (!IsHome(request.RequestUri))
        {
            exchange?.Fail(new WireReply.NotSent($"{_host} asked for requests to be sent to another server"));
            throw new HttpRequestException("Requests go to the endpoint only.");
        }

        try
        {
            var response = await base.SendAsync(request, either.Token);
            return await JudgeAsync(request, response, id, exchange, either.Token);
        }
        catch (HttpRequestException e)
        {
            exchange?.Fail(HttpFailure.Of(e, _host, TlsErrors, exchange.Departed));
            throw;
        }
        catch (IOException)
        {
            exchange?.Fail(new WireReply.Lost($"the connection to {_host} ended before the answer did"));
            throw;
        }
        catch (OperationCanceledException) when (!either.IsCancellationRequested)
        {
            exchange?.Fail(
                new WireReply.NotConnected($"no connection to {_host} within {options.ConnectTimeout.TotalSeconds:0} s")
            );
            throw;
        }
    }

    // The exchange watches requests that have an answer, not notifications and not our replies to the server.
    private static async ValueTask<(string? Id, HttpExchange? Exchange)> PrepareAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        if (request.Content is not { } content)
        {
            return (null, null);
        }

        var body = await content.ReadAsByteArrayAsync(cancellationToken);
        var isRequest = body.AsSpan().IndexOf("\"method\""u8) >= 0;
        var id = isRequest ? MessageId.Before(body) : null;
        var exchange = id is null ? null : HttpExchange.Claim();
        request.Content = new SentBody(body, content.Headers.ContentType, exchange);
        return (id, exchange);
    }

    private bool IsHome(Uri? target) =>
        target is not null
        && Uri.Compare(
            target,
            endpoint.Url,
            UriComponents.SchemeAndServer,
            UriFormat.UriEscaped,
            StringComparison.OrdinalIgnoreCase
        ) == 0;

    private async ValueTask<HttpResponseMessage> JudgeAsync(
        HttpRequestMessage request,
        HttpResponseMessage response,
        string? id,
        HttpExchange? exchange,
        CancellationToken cancellationToken
    )
    {
        if (!response.IsSuccessStatusCode)
        {
            return await RefusedAsync(request, response, exchange, cancellationToken);
        }

        var guard = new MessageGuard(Judge, _scrub);
        switch (response.Content.Headers.ContentType?.MediaType)
        {
            case "application/json" when id is not null:
                var read = response.Content;
                Put(response, new ByteArrayContent(await WholeAsync(read, guard, id, cancellationToken) ?? []));
                read.Dispose(); // One that was not opened would keep its connection.
                break;
            case "text/event-stream":
                var events = await response.Content.ReadAsStreamAsync(cancellationToken);
                Put(response, new StreamContent(new EventStreamGuard(events, guard, id, new LongTurn(_long))));
                break;
            default:
                exchange?.Fail(new WireReply.Garbled(NoMessage(response)));
                response.Content.Dispose();
                response.Content = new ByteArrayContent([]);
                break;
        }

        return response;
    }

    private async ValueTask<byte[]?> WholeAsync(
        HttpContent content,
        MessageGuard guard,
        string id,
        CancellationToken cancellationToken
    )
    {
        using var turn = new LongTurn(_long);
        var body = await BodyReader.ReadAsync(content, options.MaxMessageBytes, turn, cancellationToken);
        return body is { } whole ? guard.Admit(whole.Span, id) : guard.TooLarge(id);
    }

    private string NoMessage(HttpResponseMessage response) =>
        response.Content.Headers.ContentType?.MediaType is { } type
            ? $"{_host} answered with {Printable.Of(type, 60)}, which is no MCP message"
            : $"{_host} answered with nothing";

    private async ValueTask<HttpResponseMessage> RefusedAsync(
        HttpRequestMessage request,
        HttpResponseMessage response,
        HttpExchange? exchange,
        CancellationToken cancellationToken
    )
    {
        var (bytes, _) = await BodyReader.ReadStartAsync(response.Content, MaxErrorBytes, null, cancellationToken);
        var body = _scrub.Of(bytes.Span).ToArray();
        var isForgotten = response.StatusCode == HttpStatusCode.NotFound && request.Headers.Contains("Mcp-Session-Id");
        SessionIsOver |= isForgotten;
        exchange?.Fail(
            isForgotten
                ? new WireReply.NotSent($"{_host} has ended the session")
                : new WireReply.Http(
                    (int)response.StatusCode,
                    Words(response, Encoding.UTF8.GetString(body)),
                    RetryAfter.Seconds(response.Headers.RetryAfter, time)
                )
        );
        var refused = response.Content;
        Put(response, new ByteArrayContent(body));
        refused.Dispose();
        return response;
    }

    private string Words(HttpResponseMessage response, string body)
    {
        var status = (int)response.StatusCode;
        var words = $"HTTP {status} from {_host}";
        if (status is >= 300 and < 400)
        {
            return $"{words}: it redirects to {Where(response.Headers.Location)}, and redirects are not followed";
        }

        if (status == 401)
        {
            words += endpoint.Headers.Keys.Any(SecretScrub.IsSecret)
                ? ": it does not take the token"
                : ": it asks for a sign-in, and no token was sent";
        }

        var challenge = string.Join(", ", response.Headers.WwwAuthenticate.Select(one => one.ToString()));
        return words
            + (challenge.Length == 0 ? string.Empty : $" (WWW-Authenticate: {Shown(challenge, 120)})")
            + (body.Length == 0 ? string.Empty : $": {Shown(Said(body), ShownRunes)}");
    }

    private string Where(Uri? location)
    {
        if (location is null || !Uri.TryCreate(endpoint.Url, location, out var target))
        {
            return "nowhere";
        }

        return Shown(
            target.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped),
            ShownRunes
        );
    }

    // A page is for a browser; of a protocol error the message says enough.
    private static string Said(string body)
    {
        if (body.AsSpan().TrimStart().StartsWith("<"))
        {
            return "(a page)";
        }

        try
        {
            using var document = JsonDocument.Parse(body);
            return
                document.RootElement.ValueKind == JsonValueKind.Object
                && document.RootElement.TryGetProperty("error", out var error)
                && error.ValueKind == JsonValueKind.Object
                && error.TryGetProperty("message", out var message)
                && message.ValueKind == JsonValueKind.String
                ? message.GetString()!
                : body;
        }
        catch (JsonException)
        {
            return body;
        }
    }

    private string Shown(string text, int runes) => Printable.Of(Redaction.Of(_scrub.Of(text)), runes);

    private static void Put(HttpResponseMessage response, HttpContent content)
    {
        content.Headers.ContentType = response.Content.Headers.ContentType is { MediaType: { } type }
            ? new MediaTypeHeaderValue(type)
            : null;
        response.Content = content;
    }
}

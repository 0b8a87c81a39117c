#pragma warning disable RS0030 // The named opener that the ban speaks of: the one type that posts to PagerDuty.
using System.Net;
using System.Text;
using Quell.Domain.Calls;
using Quell.Runbook.Ports;

namespace Quell.Ticketing;

/// <summary>The one named type that posts to PagerDuty. A post leaves once: no redirect, no retry.</summary>
public sealed class EventSender : IDisposable
{
    private const int MostAnswer = 64 * 1024;
    private static readonly TimeSpan s_connect = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan s_answer = TimeSpan.FromSeconds(30);

    private readonly TimeProvider _time;
    private readonly TimeSpan _timeout;
    private readonly HttpClient _client;

    /// <param name="time">Counts the time that an answer may take.</param>
    /// <param name="timeout">From the request to the end of its answer; null is half a minute.</param>
    /// <param name="handler">Answers instead of the network, in this process; null opens connections.</param>
    /// <param name="direct">True for a server of this machine, before which no proxy stands.</param>
    public EventSender(
        TimeProvider time,
        TimeSpan? timeout = null,
        HttpMessageHandler? handler = null,
        bool direct = false
    )
    {
        _time = time;
        _timeout = timeout ?? s_answer;
#pragma warning disable CA2000 // The client owns the handler.
        _client = new HttpClient(handler ?? Sockets(direct)) { Timeout = Timeout.InfiniteTimeSpan };
#pragma warning restore CA2000
    }

    /// <param name="secret">Taken out of whatever comes back.</param>
    /// <param name="key">The event's own key, which stands for it where the answer repeats none.</param>
    internal async ValueTask<SurfaceAnswer> PostAsync(
        Uri address,
        byte[] body,
        string secret,
        string? key,
        CancellationToken cancellationToken
    )
    {
        using var clock = new CancellationTokenSource(_timeout, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(clock.Token, cancellationToken);
        using var sent = new SentOnce(body);
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = sent };
        try
        {
            using var response = await _client.SendAsync(
                request,
                HttpCompletionOption.ResponseHeadersRead,
                either.Token
            );
            var text = await TextAsync(response.Content, either.Token);
            return EventAnswers.Read(
                response.StatusCode,
                text.Replace(secret, "…", StringComparison.Ordinal),
                EventAnswers.RetryAfter(response.Headers.RetryAfter, _time),
                key
            );
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException or OperationCanceledException)
        {
            var why = clock.IsCancellationRequested
                ? $"no answer within {_timeout.TotalSeconds:0} s"
                : EventAnswers.Why(failure);
            return new SurfaceAnswer(
                sent.HasLeft ? new CallOutcome.NoReply(why) : new CallOutcome.Unreachable(why),
                default
            );
        }
    }

    public void Dispose() => ((IDisposable)_client).Dispose();

    private static SocketsHttpHandler Sockets(bool direct) =>
        new()
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = !direct,
            ConnectTimeout = s_connect,
            ActivityHeadersPropagator = null,
        };

    /// <summary>The beginning of an answer: what a server says beyond it is not read.</summary>
    private static async Task<string> TextAsync(HttpContent content, CancellationToken cancellationToken)
    {
        await using var stream = await content.ReadAsStreamAsync(cancellationToken);
        var buffer = new byte[MostAnswer];
        var count = await stream.ReadAtLeastAsync(buffer, MostAnswer, throwOnEndOfStream: false, cancellationToken);
        return Encoding.UTF8.GetString(buffer, 0, count);
    }
}

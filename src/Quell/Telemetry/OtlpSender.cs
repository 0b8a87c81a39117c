#pragma warning disable RS0030 // The named opener that the ban speaks of: it reaches the person's collector, and nothing about a threat.
using System.Net.Http.Headers;

namespace Quell.Telemetry;

/// <summary>The one type besides the MCP carrier that opens HTTP connections: to the host that the person named for telemetry.</summary>
/// <remarks>Redirects are not followed, certificates are checked, nothing is sent twice, and no answer is read.</remarks>
internal sealed class OtlpSender : IDisposable
{
    /// <summary>For all that is sent at once: a collector that hangs holds nobody up in an incident.</summary>
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(2);

    private readonly OtlpTarget _target;
    private readonly HttpClient _client;

    public OtlpSender(OtlpTarget target)
    {
        _target = target;
#pragma warning disable CA2000 // The client owns the handler.
        _client = new HttpClient(
            new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                UseCookies = false,
                UseProxy = !target.Base.IsLoopback,
                ActivityHeadersPropagator = null,
            }
        )
        {
            Timeout = s_patience,
        };
#pragma warning restore CA2000
    }

    /// <returns>Null when it was taken, otherwise why not, in our own words.</returns>
    public async Task<string?> SendAsync(Uri to, ReadOnlyMemory<byte> body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, to) { Content = new ReadOnlyMemoryContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        foreach (var (name, value) in _target.Headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }
        try
        {
            using var answer = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
            return answer.IsSuccessStatusCode ? null : $"it answered {(int)answer.StatusCode}";
        }
        catch (TaskCanceledException)
        {
            return $"it did not answer within {s_patience.TotalSeconds:0} s";
        }
        catch (HttpRequestException)
        {
            return "it cannot be reached";
        }
    }

    public void Dispose() => _client.Dispose();
}
